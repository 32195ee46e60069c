#include "exchange/answers_files.h"
#include "banks_for_tests.h"
#include "exchange/csv_rows.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::exchange;
using Texts = std::vector<std::string>;

namespace {

AnswersRead read(const std::string& text) { return read_answers(SourceFile{"a", text}, test::rich_bank()); }

Texts findings(const std::string& text) {
  const auto answers = read(text);
  Texts out;
  for (const auto& finding : answers.diagnostics) out.push_back(to_text(finding));
  if (!answers.ok()) CHECK(answers.sessions.empty());
  return out;
}

const std::string header = "session,question,option,value\n";

}  // namespace

TEST_CASE("CSV and JSON lines say the same") {
  const auto csv = read(
      "\xEF\xBB\xBF"
      "session,question,option,value\r\n17,wc-one,a,4\r\n17,wc-one,b,\r\n\"17\",wc-two,d,least\r\n17,wc-two,a,most\r\n"
      "17,bk-one,c,pick\r\n\r\n17,cl-one,a,2\r\n17,cl-one,c,1\r\n\"18, the second\",bk-one,b,1\r\n");
  REQUIRE(csv.ok());
  const auto json = read(
      "{\"session\":17,\"answers\":{\"wc-one\":{\"a\":4,\"b\":null},\"wc-two\":{\"most\":\"a\",\"least\":\"d\"},\"bk-"
      "one\":{\"pick\":\"c\"},\"cl-one\":[\"c\",\"a\"]}}\n\n"
      "{\"session\":\"18, the second\",\"ended\":true,\"answers\":{\"bk-one\":{\"pick\":\"b\"}}}");
  REQUIRE(json.ok());
  CHECK(csv.sessions == json.sessions);
  REQUIRE(csv.sessions.size() == 2);
  CHECK(csv.sessions[0].responses.at("wc-one") == Response(Rating{{{"a", 4}}}));
  CHECK(csv.sessions[0].responses.at("cl-one") == Response(Ranking{{"c", "a"}}));
  CHECK(csv.sessions[1].session == "18, the second");
}

TEST_CASE("the form of a file is what its sessions were given in the order of the bank") {
  const auto answers = read(header + "17,cl-one,,\n17,wc-one,a,4\n");
  REQUIRE(answers.ok());
  const Bank bank = test::rich_bank();
  const auto form = form_of(answers.sessions, bank);
  REQUIRE(form.size() == 2);
  CHECK(std::get<const Question*>(form[0])->id == "wc-one");
  CHECK(std::get<const Question*>(form[1])->id == "cl-one");
  CHECK(answers.sessions[0].responses.size() == 1);
}

TEST_CASE("a conversation stands on one line in both forms") {
  const auto csv = read(header + "17,cl-sofa,,t1=b>t2b=a\n17,wc-lamp,,\n17,wc-one,a,4\n18,cl-sofa,, t1 = a\n");
  const auto json = read(
      "{\"session\":\"17\",\"answers\":{\"cl-sofa\":[[\"t1\",\"b\"],[\"t2b\",\"a\"]],\"wc-lamp\":null,\"wc-one\":{\"a\":4}}}\n"
      "{\"session\":\"18\",\"answers\":{\"cl-sofa\":\"t1=a\"}}\n");
  REQUIRE(csv.ok());
  REQUIRE(json.ok());
  CHECK(csv.sessions == json.sessions);
  CHECK(csv.sessions.at(0).responses.at("cl-sofa") == Response(Conversation{{{"t1", "b"}, {"t2b", "a"}}}));
  CHECK(csv.sessions.at(0).given.contains("wc-lamp"));
  CHECK(csv.sessions.at(1).responses.at("cl-sofa") == Response(Conversation{{{"t1", "a"}}}));
  const Bank bank = test::rich_bank();
  const auto form = form_of(csv.sessions, bank);
  REQUIRE(form.size() == 3);
  CHECK(std::get<const Scene*>(form[1])->id == "cl-sofa");
  CHECK(std::get<const Scene*>(form[2])->id == "wc-lamp");
}

TEST_CASE("a conversation that is none of its scene is named with its place") {
  CHECK(findings(header + "17,cl-sofa,,t1\n") == Texts{"a:2:13: 't1' is no answer to 'cl-sofa'; write the reply picked at each turn, like t1=b>t2a=c"});
  CHECK(findings(header + "17,cl-sofa,,t1=a>\n").size() == 1);
  CHECK(findings(header + "17,cl-sofa,,t1=a=b\n").size() == 1);
  CHECK(findings(header + "17,cl-sofa,,t2a=a\n") == Texts{"a:2:13: the turn 't2a' does not stand here in 'cl-sofa'; the turn here is t1"});
  CHECK(findings(header + "17,cl-sofa,,t1=a>t2b=a\n") == Texts{"a:2:13: the turn 't2b' does not stand here in 'cl-sofa'; the turn here is t2a"});
  CHECK(findings(header + "17,cl-sofa,,t1=d\n") == Texts{"a:2:13: the turn 't1' of 'cl-sofa' has no reply 'd'; its replies are a, b, c"});
  CHECK(findings(header + "17,cl-sofa,,t1=a>t2a=a>t3=a\n") == Texts{"a:2:13: 'cl-sofa' is over before the turn 't3'; take out what follows the end"});
  CHECK(findings(header + "17,cl-sofa,a,t1=a\n") ==
        Texts{"a:2:12: a scene has no options, and 'a' stands here; leave it empty and write the whole conversation as the value"});
  CHECK(findings(header + "17,cl-sofa,,t1=a\n17,cl-sofa,,t1=b\n") == Texts{"a:3:13: 'cl-sofa' of session '17' is answered twice here; keep one of the rows"});
  CHECK(findings("{\"session\":\"1\",\"answers\":{\"cl-sofa\":{\"pick\":\"a\"}}}") ==
        Texts{"a:1:27: this is no answer to 'cl-sofa'; write it like [[\"t1\",\"b\"],[\"t2a\",\"c\"]], the reply picked at each turn"});
  CHECK(findings("{\"session\":\"1\",\"answers\":{\"cl-sofa\":[[\"t1\",\"a\"],[\"t1\",\"a\"]]}}") ==
        Texts{"a:1:27: the turn 't1' does not stand here in 'cl-sofa'; the turn here is t2a"});
  CHECK(read("{\"session\":\"1\",\"answers\":{\"cl-sofa\":[]}}").sessions.at(0).responses.empty());
}

TEST_CASE("how a session ended decides whether it is complete") {
  CHECK(read("{\"session\":\"1\",\"ended\":\"finished\",\"answers\":{}}").sessions.at(0).completed);
  CHECK_FALSE(read("{\"session\":\"1\",\"ended\":\"abandoned\",\"answers\":{}}").sessions.at(0).completed);
  CHECK_FALSE(read("{\"session\":\"1\",\"ended\":false,\"answers\":{}}").sessions.at(0).completed);
  CHECK(findings("{\"session\":\"1\",\"ended\":\"tired\",\"answers\":{}}") ==
        Texts{"a:1:16: 'ended' says nothing that is known here; write finished, withdrawn or abandoned"});
}

TEST_CASE("what is wrong in a CSV is named with line and column all at once") {
  CHECK(findings("session;question;option;value\n") ==
        Texts{"a:1:1: the columns are not separated by commas; save the file with commas between the columns"});
  CHECK(findings("session,qustion,value\n") ==
        Texts{"a:1: there is no column 'question'; begin the file with the line session,question,option,value",
              "a:1: there is no column 'option'; begin the file with the line session,question,option,value",
              "a:1:9: unknown column 'qustion'; did you mean 'question'?"});
  CHECK(findings(header + "17,wc-on,a,4\n17,wc-one,x,4\n17,wc-one,a,6\n17,wc-one,b\n17,wc-one,b,1\n17,wc-one,b,2\n=1,"
                          "wc-one,b,2\n,wc-one,a,1\n") ==
        Texts{"a:2:4: the bank has no question 'wc-on'; did you mean 'wc-one'?",
              "a:3:11: 'wc-one' has no option 'x'; its options are a, b, c, d",
              "a:4:13: '6' is no answer to 'wc-one'; write a mark from 1 to 5",
              "a:5: this row has 3 fields, not four; write session,question,option,value",
              "a:7:13: 'wc-one' of session '17' is answered twice here; keep one of the rows",
              "a:8:1: the session '=1' begins like a spreadsheet's formula; begin it with a letter or a digit",
              "a:9:1: the session has no name; write its code"});
  CHECK(findings(header + "17,wc-two,a,most\n17,wc-two,a,least\n17,bk-one,a,best\n17,cl-one,a,1\n17,cl-one,b,1\n17,cl-"
                          "one,c,5\n17,cl-one,d,3\n") ==
        Texts{"a:3:11: 'a' is both most and least; choose two different options",
              "a:4:13: 'best' is no answer to 'bk-one'; write pick",
              "a:6:13: the place 1 is taken by another option; give each option its own place",
              "a:7:13: '5' is no answer to 'cl-one'; write a place from 1 to 4",
              "a:8:13: no option has place 2 in 'cl-one'; number the places from 1 without a gap"});
  CHECK(findings(header + "17,wc-one,\"a,4\n") == Texts{"a:2:11: the quotes of this field do not match; put quotes "
                                                        "around the whole field, and write a quote inside it twice"});
  CHECK(findings(header + "é,\"w\nx\",a,4\n17,nope,a,1\n") ==
        Texts{"a:2:3: the bank has no question 'w\\x0ax'; known here: bk-one, cl-one, wc-one, wc-two, cl-sofa, wc-lamp",
              "a:4:4: the bank has no question 'nope'; known here: bk-one, cl-one, wc-one, wc-two, cl-sofa, wc-lamp"});
  CHECK(findings("") == Texts{"a: the file is empty; name a file of answers"});
}

TEST_CASE("what is wrong in JSON lines is named with line and column all at once") {
  CHECK(findings("[{}]") ==
        Texts{"a:1:1: this is one JSON list; write one object a line, without the brackets around them"});
  CHECK(findings("{\"session\":\"1\",\"answers\":{}}\n{\"session\":\"é\", "
                 "x}\n3\n{\"session\":\"1\",\"answers\":{}}\n{\"answers\":{}}\n{\"session\":\"5\"}\n") ==
        Texts{"a:2:17: this line is not JSON from here on; check its quotes, commas and brackets; an object may not "
              "run over several lines",
              "a:3:1: this line is no object; write {\"session\": …, \"answers\": …}",
              "a:4:2: the session '1' stands twice, first in line 1; keep one of the lines",
              "a:5:1: the session has no name; write its code",
              "a:6:1: there are no 'answers' here; write \"answers\": { \"question\": … }"});
  CHECK(findings("{\"session\":\"1\",\"answers\":{\"wc-one\":{\"a\":9},\"wc-two\":{\"most\":\"a\",\"least\":\"a\"},"
                 "\"bk-one\":{\"pick\":\"z\"},\"cl-one\":[\"a\",\"a\"],\"no\":1},\"more\":1}") ==
        Texts{"a:1:27: this is no answer to 'wc-one'; write it like {\"a\":4,\"b\":null} with marks from 1 to 5",
              "a:1:44: this is no answer to 'wc-two'; choose two different options",
              "a:1:95: 'bk-one' has no option 'z'; its options are a, b, c, d",
              "a:1:100: this is no answer to 'cl-one'; write it like [\"c\",\"a\",\"b\"], each option once",
              "a:1:119: the bank has no question 'no'; known here: bk-one, cl-one, wc-one, wc-two, cl-sofa, wc-lamp",
              "a:1:127: unknown key 'more'; known here: session, ended, answers"});
  CHECK(findings("{\"session\":\"1\",\"answers\":{\"bk-one\":{\"pick\":\"a\"},\"bk-one\":{\"pick\":\"b\"}}}") ==
        Texts{"a:1:49: 'bk-one' stands twice in one object; keep one of them"});
  CHECK(findings("{\"session\":\"1\",\"answers\":{\"wc-one\":{\"a\":1e999}}}") ==
        Texts{"a:1:1: a number in this line is too large; write marks from 1 to 5"});
  CHECK(findings("{\"session\":\"1\",\"answers\":" + std::string(200000, '[')).size() == 1);
}

TEST_CASE("CSV fields are quoted when they must be") {
  CHECK(csv_field("plain words") == "plain words");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("say \"so\"") == "\"say \"\"so\"\"\"");
  CHECK(csv_field(" x") == "\" x\"");
  CHECK(csv_line({"a", "", "b,c"}) == "a,,\"b,c\"\n");
}

TEST_CASE("no field of a table is a formula to a spreadsheet") {
  for (const std::string formula : {"=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "-", "=", "-1.5-x", "-1..=2",
                                    "＝1+1", "＋1", "－x", "＠x"}) {
    CAPTURE(formula);
    std::string field = csv_field(formula);
    if (field.starts_with('"')) field.erase(0, 1);
    CHECK(field.starts_with('\''));
  }
  // A number is a number, and so is a range of them; a word is a word.
  for (const std::string number : {"-1.5", "+2", "-3", "-1.5..2.25", "-1e-3", "-0.5..-0.25", "71.5", "", "a=b", "'quoted'", "1-2"}) CHECK(csv_field(number) == number);
  CHECK(csv_line({"=a,b", "-1"}) == "\"'=a,b\",-1\n");
}

TEST_CASE("a line of eighty thousand unknown options is given up after the findings that are kept") {
  const Bank bank = test::rich_bank();
  for (const std::string& before : {std::string("{\"session\":\"1\",\"answers\":{\"wc-one\":{"), std::string("{\"session\":\"1\",\"answers\":{"), std::string("{")}) {
    std::string line = before;
    for (int i = 0; i < 80'000; ++i) line += "\"z" + std::to_string(i) + "\":1,";
    line += "\"a\":1" + std::string(before.size() > 30 ? 3 : before.size() > 1 ? 2 : 1, '}') + "\n";
    const auto read = read_answers(SourceFile{"answers", line + line + line}, bank);
    CHECK(read.diagnostics.size() == Findings::limit + 1);
    CHECK(read.sessions.empty());
  }
}
