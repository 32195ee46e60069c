#pragma once
// The technical report of a vault (law.md R-45): what each form's figures are and how far they can be trusted, from the sessions there are. Only sums
// over sessions: nothing in FormReport names a person, a code or a session.

#include "app/command_output.h"
#include "core/bank.h"
#include "core/form.h"
#include "core/profile.h"
#include "core/response.h"
#include "measure/error_model.h"
#include "measure/session_score.h"
#include "store/error_models.h"
#include "store/lines.h"
#include "store/vault.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::app {

/// One finished session that is no trial.
struct TakenSession {
  std::map<std::string, Response> responses;  ///< by item id
  Hash profile;                               ///< of ReportSource::profiles
  measure::SessionResult result;              ///< scored with the qualities of ReportSource::bank, in their order
  measure::Figure<> fit_error;                ///< standard error of its fit as it is shown, fit points
};

/// An edition of the bank under which a form was given.
struct Edition {
  Hash hash;
  std::string title;
  int version = 0;
  BankStatus status = BankStatus::practice;
  KeySource key_source;
};

/// An error model that was adopted for the form.
struct ModelInUse {
  Hash document;
  store::FormErrorModel model;
  std::string since;  ///< day from which it holds; empty: it came with the form
};

/// A vacancy that asks for the form's family.
struct VacancyLine {
  std::string name;  ///< "Contact-centre agent, Leeds"
  bool closed = false;
  std::optional<store::Line> line;
};

/// How many sessions of the form there are.
struct SessionCounts {
  int finished = 0;    ///< no trials
  int complete = 0;    ///< of those: with every item answered in full; all figures are theirs
  int left_out = 0;    ///< of those: the others
  int unfinished = 0;  ///< under way, withdrawn or abandoned
  int erased = 0;
  int trials = 0;      ///< staff trying it out, in whatever state
  std::string first;   ///< day on which the first and the last finished session ended; empty without any
  std::string last;
};

/// All that a report of one form is made from.
struct ReportSource {
  Hash hash;
  Form form;
  bool in_use = false;               ///< a new session may get it
  std::vector<PublishedItem> items;  ///< with their ids, in form order; empty while nobody was given the form
  Bank bank;                         ///< the newest edition under which it was given
  std::vector<Edition> editions;     ///< the newest first
  std::vector<ModelInUse> models;    ///< in the order of their adoption
  std::vector<VacancyLine> vacancies;
  std::map<Hash, Profile> profiles;
  SessionCounts counts;                ///< all but complete and left_out
  std::vector<TakenSession> sessions;  ///< all the finished ones
};

/// One quality that the profile weighs.
struct Weighed {
  std::string label;
  double weight = 0;  ///< they sum to 1
  double target = 0;  ///< POMP points
  double zero_at = 0;
};

struct ProfileReport {
  Hash hash;
  std::string title;
  std::string status;  ///< "proposal", "confirmed"
  std::vector<Weighed> qualities;
  FigureRow fit;
};

struct ItemReport {
  std::string id;
  std::string title;
  std::string format;   ///< "rate", "most-least", "pick", "rank", "scene"
  std::string setting;  ///< its name
  Hash hash;
  std::vector<FigureRow> qualities;  ///< one for each quality it measures, its primary one first; words are flags
  std::vector<FigureRow> options;    ///< pick and most-least: "a", "b" ...; the correlation is that with the rest of the first of `qualities`
};

struct FormReport {
  Hash hash;
  std::string name;  ///< "default A"
  std::string language;
  bool in_use = false;
  int items = 0;
  std::vector<Edition> editions;
  std::vector<ModelInUse> models;
  std::vector<VacancyLine> vacancies;
  SessionCounts counts;
  measure::Status status = measure::Status::too_few;  ///< the gate on counts.complete
  FigureRow judgement;
  std::vector<ProfileReport> profiles;  ///< those that its sessions had
  std::vector<FigureRow> qualities;     ///< those that it measures
  std::vector<ItemReport> by_item;
};

struct TechnicalReport {
  std::string made;     ///< day
  std::string program;  ///< its name and version
  std::string office;
  bool demo = false;    ///< made-up people
  std::vector<FormReport> forms;
};

/// The figures of one form. Throws std::invalid_argument for sessions that are not of this form.
FormReport report_of(const ReportSource& source);

/// The report of every form that is in use or was given to anybody, forms in use first. Throws store::VaultError where a document is missing.
TechnicalReport technical_report(const store::Vault& vault, std::string program, std::int64_t now_wall_ms);

/// The report for machines: every figure {value, status, n, low, high, unit}.
std::string technical_report_json(const TechnicalReport& report);
/// The report for people: one page of HTML with its style in it, no script, nothing fetched.
std::string technical_report_html(const TechnicalReport& report);

}  // namespace aplomb::app
