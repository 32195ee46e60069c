#include "app/account.h"
#include "app/clock.h"
#include "app/commands.h"
#include "app/technical_report.h"
#include "exchange/atomic_file.h"

#include <cstdio>

namespace aplomb::app {

int technical_report(const TechnicalReportOptions& options) {
  store::Vault vault(options.vault, store::Station::command, "aplomb technical-report", now());
  const auto staff = signed_in(vault, options, store::Right::report);
  const TechnicalReport report = technical_report(vault, options.program, now().wall_ms);
  std::filesystem::create_directories(options.out);
  exchange::write_atomically(options.out / "technical-report.json", technical_report_json(report));
  exchange::write_atomically(options.out / "technical-report.html", technical_report_html(report));
  for (const FormReport& form : report.forms)
    std::printf("%s: %d people with everything answered, %s\n", form.name.c_str(), form.counts.complete, std::string(name_of(form.status)).c_str());
  std::printf("%s: technical-report.html and technical-report.json\n", options.out.string().c_str());
  return 0;
}

}  // namespace aplomb::app
