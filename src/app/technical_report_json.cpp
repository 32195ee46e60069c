#include "app/technical_report.h"
#include "app/technical_report_words.h"

#include <nlohmann/json.hpp>

namespace aplomb::app {
namespace {

using Json = nlohmann::ordered_json;

Json day(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json rows(const std::vector<FigureRow>& all) {
  Json out = Json::array();
  for (const FigureRow& row : all) out.push_back(row_json(row));
  return out;
}

Json remarks(const Remarks& all) {
  Json out = Json::array();
  for (const auto& [what, why] : all) out.push_back({{"what", what}, {"why", why}});
  return out;
}

Json edition_json(const Edition& edition) {
  return {{"title", edition.title}, {"version", edition.version}, {"hash", hex(edition.hash)}, {"status", name_of(edition.status)},
          {"key_source", {{"kind", edition.key_source.kind}, {"raters", edition.key_source.n}, {"sd", edition.key_source.sd}}}};
}

Json model_json(const ModelInUse& one) {
  const measure::ErrorModel& model = one.model.model;
  return {{"version", model.version}, {"document", hex(one.document)}, {"source", name_of(model.source)}, {"n", model.n},
          {"status", name_of(measure::status_of(model))}, {"made_by", one.model.made_by}, {"since", day(one.since)}};
}

Json vacancy_json(const VacancyLine& vacancy) {
  Json out{{"vacancy", vacancy.name}, {"closed", vacancy.closed}, {"line", nullptr}};
  if (const auto& line = vacancy.line)
    out["line"] = {{"version", line->version}, {"cut", line->cut}, {"method", line->method}, {"judges", line->judges}, {"date", line->date}, {"alternatives", line->alternatives}};
  return out;
}

Json profile_json(const ProfileReport& profile) {
  Json out{{"title", profile.title}, {"hash", hex(profile.hash)}, {"status", profile.status}, {"qualities", Json::array()}};
  for (const Weighed& quality : profile.qualities)
    out["qualities"].push_back({{"quality", quality.label}, {"weight", quality.weight}, {"target", quality.target}, {"zero_at", quality.zero_at}});
  out["fit"] = row_json(profile.fit);
  return out;
}

Json item_json(const ItemReport& item) {
  return {{"item", item.id}, {"title", item.title}, {"hash", hex(item.hash)}, {"format", item.format}, {"setting", item.setting},
          {"qualities", rows(item.qualities)}, {"options", rows(item.options)}};
}

Json form_json(const FormReport& form) {
  Json out{{"form", form.name}, {"hash", hex(form.hash)}, {"language", form.language}, {"in_use", form.in_use}, {"items_in_form", form.items}, {"status", name_of(form.status)}};
  out["banks"] = Json::array();
  for (const Edition& edition : form.editions) out["banks"].push_back(edition_json(edition));
  out["error_models"] = Json::array();
  for (const ModelInUse& model : form.models) out["error_models"].push_back(model_json(model));
  out["vacancies"] = Json::array();
  for (const VacancyLine& vacancy : form.vacancies) out["vacancies"].push_back(vacancy_json(vacancy));
  const SessionCounts& counts = form.counts;
  out["sessions"] = {{"finished", counts.finished}, {"complete", counts.complete}, {"left_out", counts.left_out}, {"unfinished", counts.unfinished},
                     {"erased", counts.erased}, {"trials", counts.trials}, {"first", day(counts.first)}, {"last", day(counts.last)}};
  out["judgement"] = row_json(form.judgement);
  out["profiles"] = Json::array();
  for (const ProfileReport& profile : form.profiles) out["profiles"].push_back(profile_json(profile));
  out["qualities"] = rows(form.qualities);
  out["items"] = Json::array();
  for (const ItemReport& item : form.by_item) out["items"].push_back(item_json(item));
  return out;
}

}  // namespace

std::string technical_report_json(const TechnicalReport& report) {
  Json out{{"report", "technical report"}, {"made", report.made}, {"program", report.program}, {"office", report.office}, {"demo", report.demo}};
  out["how_to_read"] = remarks(how_to_read());
  out["missing"] = remarks(what_is_missing());
  out["forms"] = Json::array();
  for (const FormReport& form : report.forms) out["forms"].push_back(form_json(form));
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace aplomb::app
