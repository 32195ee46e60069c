#pragma once
// What an office sets up once: its name, its notice to candidates, how long the kiosk waits.

#include <string>
#include <vector>

namespace aplomb {

/// The notice every candidate reads (law.md R-50). The six short blocks come first, `full` is the rest, one press away.
/// No field may be empty: store::publish_notice refuses it, and names the field.
struct Notice {
  int version = 1;
  std::string date;      ///< ISO 8601 day: "2026-03-02"
  std::string language;
  std::string responsible;  ///< name and contact of who is responsible
  std::string does;         ///< "What you will do"
  std::string measured;     ///< "What is measured", and why it matters for this job
  std::string scored;       ///< "How it is scored"
  std::string decides;      ///< "Who decides"
  std::string kept;         ///< "What is kept", who sees it, how long
  std::string another_way;  ///< "Another way": accommodation, free of harm
  std::string rights;       ///< access, correct, erase, object, human review, complaint body
  std::string full;         ///< paragraphs, separated by an empty line: basis, retest, pauses, survey, sources
  bool operator==(const Notice&) const = default;
};

struct Office {
  std::string name;   ///< "Northgate Broadband"
  std::string place;  ///< "Leeds"
  std::string contact_person;  ///< who tells candidates the outcome: "Sam Ellis"
  int answer_within_days = 7;  ///< by when
  bool walk_ins = true;        ///< may somebody without an appointment give a name instead
  int idle_minutes = 5;        ///< 2..15
  int minutes = 30;            ///< how long the session takes, for the welcome screen
  std::vector<std::string> regime;  ///< legal regime tags of law.md R-03; empty: only trial sessions run
  bool operator==(const Office&) const = default;
};

}  // namespace aplomb
