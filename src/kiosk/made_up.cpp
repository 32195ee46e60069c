#include "kiosk/made_up.h"

#include "core/scene.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <span>
#include <string_view>

namespace aplomb::kiosk {
namespace {

constexpr std::int64_t now_ms = 1'000'000;

/// Five questions of our own, so that screens can be drawn without a bank. The first is the one in the pictures.
struct BuiltIn {
  Format format;
  std::string_view id;
  std::string_view setting;
  std::string_view setting_name;
  std::string_view stem;
  std::array<std::string_view, 4> options;
};
constexpr std::array built_in = {
    BuiltIn{Format::rate, "cc-silent-line", "contact-centre", "Contact centre",
            "You take calls for an internet company. Ruth Okafor spent fifteen minutes in the phone menu before she reached you. Her line has been "
            "down for two days and she works from home. She says, “You people are useless, and you sound half asleep.” You have not yet looked at her "
            "account, and you do not know what caused the fault.",
            {"“Let me run a test on your line now. It takes about two minutes.”",
             "“I have only just picked up your call. The long wait comes from our menu system.”",
             "“Two days with no line when you work from home: that hurts. Which lights are on at your end?”",
             "“I am sorry for the trouble. Your line will be working again by this evening.”"}},
    BuiltIn{Format::rank, "sc-refund", "shop-counter", "Shop counter",
            "You work at a shop counter at a busy time. Daniel Weber is returning a kettle. For the third time he asks how the refund will reach his "
            "card. Six people are waiting. A coworker has just opened the next till. Daniel says that he does not want to get it wrong.",
            {"“Which part is still unclear?”", "“It goes back to the card by itself. There is nothing that you need to do.”",
             "“Let us write the three steps on your receipt and go through them one at a time.”",
             "“The helpline on your receipt has more time to explain refunds.”"}},
    BuiltIn{Format::most_least, "cl-form", "clinic", "Clinic",
            "At a clinic’s front desk you are helping Paul Dubois, who has to answer questions about his health on a tablet. The page goes blank when "
            "he stops to think, and he has started three times. You also have the form on paper.",
            {"“I’ll start the page for you again. Touch the screen now and then, and it will stay on.”",
             "“Here it is on paper, Mr. Dubois. You have half an hour, and I’ll type it in afterwards.”",
             "“Let’s speed this up. I’ll call out the questions, and you call the answers back to me.”",
             "“Here it is on paper. Please be quick with it, it has to be typed.”"}},
    BuiltIn{Format::pick, "ho-room", "hotel", "Hotel",
            "You are at the desk of a hotel. Amina Yusuf arrives at midnight after a late train. Her room was given away by mistake, and the house is "
            "full. A hotel across the street has rooms and takes your guests at your cost.",
            {"“I am sorry: we gave your room away. I have one for you across the street, and I will walk you there.”",
             "“The system shows no room in your name. Do you have the mail?”", "“We are full tonight. The station has a list of hotels.”",
             "“Please take a seat. My manager starts at seven and will find a way.”"}},
    BuiltIn{Format::rate, "ws-chat", "web-chat", "Web chat",
            "You answer chats for a camping store. Abena Boateng writes, “Cancel it.” Half a minute later she adds, “Hello?? Am I talking to a robot?” "
            "She has two open orders, a tent and a pair of boots. Both are due to leave tomorrow.",
            {"“Hello Abena, a person here. I see a tent and some boots. Which one is this about?”",
             "“Hello Abena, a person here. Please go on, and I’ll answer once I’ve read the whole of it.”",
             "“Sorry for the wait, Abena. I’ve stopped both orders, so write to me if one should still go out.”",
             "“I’m not a robot, Abena, I’m in four other chats. What is your order number?”"}},
};

struct BuiltInReply {
  std::string_view text;
  std::string_view next;
};
struct BuiltInTurn {
  std::string_view id;
  std::string_view says;
  std::array<BuiltInReply, 4> replies;
};
/// The conversation in the pictures.
constexpr std::array built_in_scene = {
    BuiltInTurn{"t1", "“I waited five weeks for this. You had one job. I have people coming on Saturday and it looks like junk. What sort of place is this?”",
                {{{"“That will have been the van crew. I am going to report them.”", "t2b"},
                  {"“A torn sofa is not what you waited for. Tell me what you see.”", "t2a"},
                  {"“What is your order number? Then we can get straight to the ways to fix it.”", "t2b"},
                  {"“I hear how upset you are. I can help you once you are calm.”", "t2b"}}}},
    BuiltInTurn{"t2a", "His voice drops. “It’s the left arm, a long rip. My brother’s family is coming and we don’t have many chairs.” Then he goes quiet.",
                {{{"“Here are the three things we can do, and how long each takes. Which would you like?”", "t3b"},
                  {"“I would feel the same. I once had to seat guests on the floor too.”", "t3a"},
                  {"“What matters most to you: how it looks, seats for all, or the price?”", "t3a"},
                  {"“In your place I would keep the sofa and take part of the price.”", "t3b"}}}},
    BuiltInTurn{"t2b", "He cuts in. “I don’t care how it works on your side. Do you understand what I am telling you?”",
                {{{"“Yes, I do. May I go on now?”", "t3b"},
                  {"“You waited five weeks, it came torn, and you have guests on Saturday. What do you need by then?”", "t3a"},
                  {"“I understand. It will all be right by Saturday.”", "t3b"},
                  {"“Let me put you through to my team leader.”", "t3b"}}}},
    BuiltInTurn{"t3a", "“Enough seats on Saturday, and a good sofa in the end.” The new sofa takes two weeks.",
                {{{"“I will order the new one, and the store will ring you once it has a date.”", "end"},
                  {"“A worker mends it on Friday, the new one is on order, and I ring you on the 14th with its date.”", "end"},
                  {"“I will give you back enough to rent some chairs.”", "end"},
                  {"“A worker mends it on Friday. Ring us if you still want a new one.”", "end"}}}},
    BuiltInTurn{"t3b", "He sighs. “Fine. Just tell me what you are going to do about it.”",
                {{{"“A new sofa by Saturday. I will ask the van team for room.”", "end"},
                  {"“What do you need on Saturday? I will ring you by four today with a plan.”", "end"},
                  {"“I will book the repair for Friday. That can be done before Saturday.”", "end"},
                  {"“You get part of the price back today, and that closes it.”", "end"}}}},
};

void add_instruction(QuestionView& view) {
  switch (view.format) {
    case Format::rate:
      view.lead_in = "How good is each of these as your next step?";
      view.scale = {"very poor", "poor", "in between", "good", "very good"};
      break;
    case Format::most_least:
      view.lead_in = "Which is the best next step, and which is the poorest?";
      view.most = "Best";
      view.least = "Poorest";
      break;
    case Format::pick: view.lead_in = "Which of these is the best next step?"; break;
    case Format::rank: view.lead_in = "Put these next steps in order, best first."; break;
  }
}

std::vector<QuestionView> built_in_questions() {
  std::vector<QuestionView> views;
  for (const BuiltIn& one : built_in) {
    QuestionView view;
    view.format = one.format;
    view.id = one.id;
    view.setting = one.setting;
    view.setting_name = one.setting_name;
    view.stem = one.stem;
    char id = 'a';
    for (const std::string_view text : one.options) view.options.push_back({std::string(1, id++), std::string(text)});
    add_instruction(view);
    views.push_back(std::move(view));
  }
  return views;
}

QuestionView built_in_conversation() {
  QuestionView view;
  view.format = Format::pick;
  view.id = "fs-torn-sofa";
  view.setting = "furniture-store";
  view.setting_name = "Furniture store, phone desk";
  view.stem =
      "You take calls for a furniture store. Tomasz Zielinski’s new sofa came this morning with a torn arm. Guests arrive on Saturday. You can order a "
      "new sofa, send a repair worker, or return part of the price up to a set limit. The next van to his area leaves on Friday.";
  SceneView scene;
  scene.start = "t1";
  for (const BuiltInTurn& one : built_in_scene) {
    TurnView turn{std::string(one.id), std::string(one.says), {}};
    char id = 'a';
    for (const BuiltInReply& reply : one.replies) turn.replies.push_back({std::string(1, id++), std::string(reply.text), std::string(reply.next)});
    scene.turns.push_back(std::move(turn));
  }
  view.scene = std::move(scene);
  add_instruction(view);
  return view;
}

/// How long its words are together.
std::size_t words_of(const QuestionView& question) {
  std::size_t sum = question.stem.size();
  for (const TurnView& turn : question.scene->turns) {
    sum += turn.says.size();
    for (const ReplyView& reply : turn.replies) sum += reply.text.size();
  }
  return sum;
}

QuestionView practice_of(const Bank* bank) {
  QuestionView view;
  view.id = "kitchen-cups";
  view.format = Format::rate;
  view.setting = "practice";
  view.stem =
      "This question is for practice and does not count. You share a kitchen with nine people at work. By three o’clock the sink is full of cups, and "
      "nobody knows whose they are.";
  std::vector<std::string> options = {"Ask the others at lunch how you could share the washing out fairly.", "Wash the cups today and put a rack beside the sink.",
                                      "Wash your own cup and leave the others where they are.", "Put your cup in the sink on top of the others."};
  if (bank != nullptr && !bank->practice.empty()) {
    const PracticeQuestion& practice = bank->practice.front();
    view.id = practice.id;
    view.format = practice.format;
    view.stem = practice.stem;
    options = practice.options;
  }
  char id = 'a';
  for (std::string& text : options) view.options.push_back({std::string(1, id++), std::move(text)});
  add_instruction(view);
  return view;
}

/// What an office has set up, and nobody at the machine.
State office_state(const Bank* bank) {
  State state;
  state.office.name = "Northgate Broadband";
  state.office.place = "Leeds";
  state.office.contact_person = "Sam Ellis";
  state.notice.version = 4;
  state.notice.date = "2026-03-02";
  state.notice.language = "en";
  state.notice.responsible = "Northgate Broadband Ltd, People Team, 0113 496 0144.";
  state.notice.does = "Rate next steps in 12 short scenes.";
  state.notice.measured = "How you deal with customers: understanding, patience, taking charge and more. It is what this job is made of.";
  state.notice.scored = "A computer adds up your answers by rules that people wrote.";
  state.notice.decides = "A person, who sees your result with its margin of error and meets you.";
  state.notice.kept = "Your sealed name, answers and result: for the recruiters of this job, for 12 months.";
  state.notice.another_way = "Paper, a reader, sign language, more time: call a person. We do not ask why.";
  state.notice.rights = "You may see, correct or erase your data, object, and ask a person to look again.";
  state.notice.full =
      "We use your answers because you applied for this job and we need to choose fairly among those who apply. You may take part in another way, and "
      "that never counts against you.\n\n"
      "You can pause at any time. You can stop for good at any time. You may take the questions again after six months.\n\n"
      "If you are not content with an answer of ours, you can complain to the data protection authority of your country.";
  state.vacancies = {{"00112233445566778899aabbccddeeff", "Contact-centre agent", "Leeds"}};
  state.languages = {{"en", "English"}, {"es", "Español"}, {"ar", "العربية"}};
  state.themes = {"daylight", "night", "strong-dark", "strong-light", "soft"};
  state.practice = practice_of(bank);
  state.now_ms = now_ms;
  state.last_input_ms = now_ms;
  return state;
}

CheckIn appointment() {
  CheckIn check_in;
  check_in.code = "48217390";
  check_in.role = "Contact-centre agent";
  check_in.site = "Leeds";
  check_in.wall_ms = 1'772'960'400'000;  // 8 March 2026, 9:00
  return check_in;
}

/// The first `turns` turns of a scene, by the reply at this place of each.
Conversation said(const QuestionView& question, std::size_t turns, std::size_t place = 1) {
  Conversation conversation;
  while (conversation.path.size() < turns) {
    const Response so_far = conversation;
    const Talk talk = talk_of(*question.scene, &so_far);
    if (talk.turn == nullptr) break;
    conversation.path.push_back({talk.turn->id, talk.turn->replies[place % talk.turn->replies.size()].id});
  }
  return conversation;
}

/// In the middle of a session: a form, an answer to the questions before `current`.
Response whole_response(const QuestionView& question) {
  if (question.scene) return said(question, most_turns);
  switch (question.format) {
    case Format::rate: {
      Rating rating;
      int mark = 4;
      for (const OptionView& option : question.options) {
        rating.marks[option.id] = mark;
        mark = mark == 1 ? 5 : mark - 1;
      }
      return rating;
    }
    case Format::most_least: return MostLeast{question.options.front().id, question.options.back().id};
    case Format::pick: return Pick{question.options.front().id};
    case Format::rank: {
      Ranking ranking;
      for (const OptionView& option : question.options) ranking.order.push_back(option.id);
      return ranking;
    }
  }
  return Pick{};
}

/// Half of it.
Response part_response(const QuestionView& question) {
  if (question.scene) return said(question, 1);
  switch (question.format) {
    case Format::rate: {
      Rating rating;
      rating.marks[question.options[0].id] = 4;
      if (question.options.size() > 1) rating.marks[question.options[1].id] = 2;
      return rating;
    }
    case Format::most_least: return MostLeast{question.options.front().id, std::nullopt};
    case Format::pick: return Pick{question.options.front().id};
    case Format::rank: {
      Ranking ranking;
      ranking.order.push_back(question.options.front().id);
      if (question.options.size() > 2) ranking.order.push_back(question.options[2].id);
      return ranking;
    }
  }
  return Pick{};
}

/// As many as a short session has, with two of every format where there are two.
std::vector<const Question*> twelve_of(const Bank& bank) {
  constexpr std::size_t most = 12;
  constexpr std::ptrdiff_t of_a_kind = 2;
  std::vector<const Question*> out;
  const auto so_far = [&](Format format) { return std::count_if(out.begin(), out.end(), [&](const Question* one) { return one->format == format; }); };
  for (const Question& question : bank.questions) {
    if (question.format != Format::rate && so_far(question.format) < of_a_kind) out.push_back(&question);
  }
  for (const Question& question : bank.questions) {
    if (question.format == Format::rate && out.size() < most) out.push_back(&question);
  }
  std::sort(out.begin(), out.end());
  return out;
}

State session_state(const Bank* bank) {
  State state = office_state(bank);
  state.check_in = appointment();
  state.session_open = true;
  state.personal = true;
  state.session.started = true;
  state.session.notice = Hash{};
  state.session.comfort_set = true;
  state.session.practice_done = true;
  state.questions = built_in_questions();
  if (bank != nullptr) {
    state.questions.clear();
    for (const Question* question : twelve_of(*bank)) state.questions.push_back(view_of(*bank, *question));
  }
  FormGiven form;
  for (const QuestionView& question : state.questions) {
    GivenQuestion given;
    given.question = question.id;
    for (const OptionView& option : question.options) given.order.push_back(option.id);
    form.questions.push_back(std::move(given));
  }
  state.session.form = std::move(form);
  state.screen = Screen::question;
  return state;
}

/// A session of eighteen places that ends with a scene: of the bank, or the built-in one.
State scene_session(const State& session, const Bank* bank) {
  constexpr std::size_t before = 17;
  State state = session;
  if (state.questions.size() > before) state.questions.resize(before);
  state.questions.push_back(built_in_conversation());
  if (bank != nullptr && !bank->scenes.empty()) state.questions.back() = view_of(*bank, bank->scenes.front());
  state.session.form->questions.resize(state.questions.size() - 1);
  GivenQuestion given;
  given.question = state.questions.back().id;
  for (const TurnView& turn : state.questions.back().scene->turns) {
    given.turns.push_back({turn.id, {}});
    for (const ReplyView& reply : turn.replies) given.turns.back().order.push_back(reply.id);
  }
  state.session.form->questions.push_back(std::move(given));
  return state;
}

int first_of(const State& state, Format format) {
  for (std::size_t i = 0; i < state.questions.size(); ++i) {
    if (state.questions[i].format == format) return static_cast<int>(i);
  }
  return 0;
}

/// The most words that a question of this format has.
int longest_of(const State& state, Format format) {
  int best = first_of(state, format);
  const auto words = [&](int index) {
    const QuestionView& question = state.questions[static_cast<std::size_t>(index)];
    std::size_t sum = question.stem.size();
    for (const OptionView& option : question.options) sum += option.text.size();
    return sum;
  };
  for (std::size_t i = 0; i < state.questions.size(); ++i) {
    if (state.questions[i].format == format && words(static_cast<int>(i)) > words(best)) best = static_cast<int>(i);
  }
  return best;
}

State at_question(const State& base, int index) {
  State state = base;
  state.current = index;
  state.session.shown = state.questions[static_cast<std::size_t>(index)].id;
  for (int i = 0; i < index; ++i) {
    const QuestionView& question = state.questions[static_cast<std::size_t>(i)];
    if (!question.options.empty() || question.scene) state.session.responses[question.id] = whole_response(question);
  }
  return state;
}

State answered(State state, bool whole) {
  const QuestionView& question = state.questions[static_cast<std::size_t>(state.current)];
  state.session.responses[question.id] = whole ? whole_response(question) : part_response(question);
  return state;
}

class Collection {
 public:
  explicit Collection(const Bank* bank) : bank_(bank), office_(office_state(bank)), session_(session_state(bank)) {}

  std::vector<std::pair<std::string, State>> all() {
    before();
    questions();
    scenes();
    after();
    overlays();
    return std::move(states_);
  }

 private:
  void add(std::string name, State state) { states_.emplace_back(std::move(name), std::move(state)); }
  State at(Screen screen) const {
    State state = screen == Screen::welcome || screen == Screen::code || screen == Screen::role || screen == Screen::name ? office_ : session_;
    state.screen = screen;
    return state;
  }

  void before() {
    add("welcome", at(Screen::welcome));
    State english = at(Screen::welcome);
    english.languages = {{"en", "English"}};
    english.bank_note = "For practice: these questions are not yet for hiring.";
    english.help_called = true;
    add("welcome-practice-bank-called", english);

    State code = at(Screen::code);
    add("code-empty", code);
    code.digits = "482173";
    add("code", code);
    code.complaint = Message{"{n} more digits.", {{"n", "2"}}};
    add("code-complaint", code);
    code.digits = "48217391";
    code.complaint = Message{"That is five codes. Please wait 30 seconds. You can also ask at the desk.", {}};
    code.code_wait_until_ms = now_ms + 24'000;
    add("code-wait", code);

    State role = at(Screen::role);
    role.vacancies = {{"01", "Contact-centre agent", "Leeds"}, {"02", "Field-service technician, evenings and weekends", "Leeds and Bradford"}, {"03", "Shop assistant", "York"}};
    add("role", role);

    State name = at(Screen::name);
    add("name-empty", name);
    name.name = "Chloé Dub";
    name.shift = false;
    add("name", name);
    name.name = "Chlo\xC3\xA9";
    add("name-accents-row", name);
    name.keyboard_page = 1;
    add("name-signs", name);
    name.keyboard_page = 2;
    name.shift = true;
    add("name-accents", name);
    name.keyboard_page = 0;
    name.name.clear();
    name.complaint = Message{"Please type your name.", {}};
    add("name-complaint", name);

    State confirm = office_;
    confirm.screen = Screen::confirm;
    confirm.check_in = appointment();
    add("confirm", confirm);
    confirm.check_in->trial = true;
    confirm.check_in->wall_ms = 0;
    confirm.check_in->walk_in = true;
    confirm.check_in->role = "Field-service technician, evenings and weekends";
    add("confirm-walk-in-trial", confirm);

    State notice = at(Screen::notice);
    notice.session.notice.reset();
    notice.session.form.reset();
    notice.session.comfort_set = notice.session.practice_done = false;
    notice.questions.clear();
    add("notice", notice);
    notice.screen = Screen::notice_full;
    add("notice-full", notice);
    State comfort = notice;
    comfort.screen = Screen::comfort;
    add("comfort", comfort);
    comfort.comfort.wide = true;
    comfort.comfort.motion = true;
    comfort.session.help_called = true;
    add("comfort-wide-called", comfort);

    State practice = notice;
    practice.screen = Screen::practice;
    add("practice", practice);
    practice.practice_response = part_response(practice.practice);
    practice.next_was_refused = true;
    add("practice-named", practice);
  }

  void questions() {
    struct Kind {
      Format format;
      std::string_view name;
    };
    for (const Kind kind : {Kind{Format::rate, "rate"}, Kind{Format::most_least, "most-least"}, Kind{Format::pick, "pick"}, Kind{Format::rank, "rank"}}) {
      const std::string name(kind.name);
      const State state = at_question(session_, first_of(session_, kind.format));
      add(name, state);
      State half = answered(state, false);
      half.session.flagged.insert(half.session.shown);
      add(name + "-part-flagged", half);
      half.named_open = half.current;
      add(name + "-named", half);
      add(name + "-whole", answered(state, true));
      add(name + "-longest", answered(at_question(session_, longest_of(session_, kind.format)), false));
    }
    State skipped = at_question(session_, first_of(session_, Format::pick));
    skipped.named_open = skipped.current;
    add("pick-skipped-named", skipped);
    State second = answered(at_question(session_, longest_of(session_, Format::rate)), false);
    second.page = 2;
    second.from_check = true;
    second.session.help_called = true;
    add("rate-page-2-from-check-called", second);
  }

  void scenes() {
    const State base = scene_session(session_, bank_);
    const QuestionView& question = base.questions.back();
    const int last = static_cast<int>(base.questions.size()) - 1;
    const auto at = [&](std::size_t turns) {
      State state = at_question(base, last);
      if (turns > 0) state.session.responses[question.id] = said(question, turns);
      return state;
    };
    const auto choose = [&](State state, std::size_t place) {
      const Talk talk = talk_of(state, state.questions.back());
      state.chosen = ChosenReply{question.id, talk.turn->id, talk.turn->replies[place % talk.turn->replies.size()].id};
      return state;
    };
    add("scene", at(0));
    State skipped = at(0);
    skipped.named_open = last;
    add("scene-named", skipped);
    add("scene-second", at(1));
    State chosen = choose(at(1), 2);
    chosen.session.flagged.insert(question.id);
    add("scene-second-chosen-flagged", chosen);
    State checked = choose(at(2), 1);
    checked.from_check = true;
    checked.session.help_called = true;
    add("scene-third-from-check-called", checked);
    State over = at(most_turns);
    add("scene-over", over);
    over.from_check = true;
    add("scene-over-from-check", over);
    State longest = at(0);
    longest.questions.back() = longest_scene();
    longest.session.responses[question.id] = said(longest.questions.back(), 2, 0);
    add("scene-longest", longest);
    longest.session.responses[question.id] = said(longest.questions.back(), most_turns, 0);
    add("scene-longest-over", longest);

    State check = at(1);
    check.session.flagged.insert(question.id);
    check.screen = Screen::check;
    add("check-scene-part", check);
    check = at(most_turns);
    check.screen = Screen::check;
    add("check-scene-done", check);
    check.session.responses.erase(check.questions.front().id);
    check.session.flagged.insert(question.id);
    add("check-scene-done-flagged", check);
  }

  /// The scene with the most words, and eight replies at the last turn: as many as there can be.
  [[nodiscard]] QuestionView longest_scene() const {
    QuestionView longest = built_in_conversation();
    const std::string id = bank_ != nullptr && !bank_->scenes.empty() ? bank_->scenes.front().id : longest.id;
    if (bank_ != nullptr) {
      for (const Scene& scene : bank_->scenes) {
        QuestionView view = view_of(*bank_, scene);
        if (words_of(view) > words_of(longest)) longest = std::move(view);
      }
    }
    longest.id = id;  // in the place of the one that the session has
    for (TurnView& turn : longest.scene->turns) {
      const std::vector<ReplyView> once = turn.replies;
      for (std::size_t i = 0; turn.replies.size() < most_replies; ++i) {
        turn.replies.push_back(once[i % once.size()]);
        turn.replies.back().id += std::to_string(i);
      }
    }
    return longest;
  }

  void after() {
    State check = session_;
    for (const QuestionView& question : check.questions) check.session.responses[question.id] = whole_response(question);
    check.screen = Screen::check;
    add("check-whole", check);
    const auto at = [&](std::size_t i) -> const QuestionView& { return check.questions[i % check.questions.size()]; };
    check.session.responses.erase(at(3).id);
    check.session.responses[at(0).id] = part_response(at(0));
    check.session.flagged.insert(at(1).id);
    check.session.flagged.insert(at(3).id);
    add("check", check);
    check.session.responses.clear();
    check.session.flagged.clear();
    add("check-all-skipped", check);

    State thanks = session_;
    thanks.screen = Screen::thanks;
    thanks.session.ending = Ending::finished;
    add("thanks", thanks);
    State pause = session_;
    pause.screen = Screen::on_break;
    pause.session.paused = true;
    add("on-break", pause);
    State withdrawn = session_;
    withdrawn.screen = Screen::withdrawn;
    withdrawn.session.ending = Ending::withdrawn;
    add("withdrawn", withdrawn);
    State desk = session_;
    desk.screen = Screen::desk;
    desk.complaint = Message{"The disk that holds {file} is full. Free some space, then start again.", {{"file", "/var/lib/aplomb/office.aplomb"}}};
    add("desk", desk);
    State no_code = office_;
    no_code.screen = Screen::no_code;
    add("no-code", no_code);
  }

  void overlays() {
    const State question = answered(at_question(session_, first_of(session_, Format::rate)), false);
    struct Over {
      Overlay overlay;
      std::string_view name;
    };
    for (const Over over : {Over{Overlay::comfort, "sheet-comfort"}, Over{Overlay::help, "sheet-help"}, Over{Overlay::listen, "sheet-listen"},
                            Over{Overlay::break_sheet, "break-sheet"}, Over{Overlay::withdraw, "withdraw"}, Over{Overlay::still_there, "still-there"},
                            Over{Overlay::staff_pin, "staff-pin"}, Over{Overlay::staff_menu, "staff-menu"}}) {
      State state = question;
      state.overlay = over.overlay;
      if (over.overlay == Overlay::staff_menu)
        state.staff_note = Message{"The disk of this computer is almost full. A test that has begun can be ended, and no new one starts. Please free some space.", {}};
      if (over.overlay == Overlay::still_there) state.still_there_since_ms = now_ms - 7'000;
      if (over.overlay == Overlay::staff_pin) state.pin = "123";
      add(std::string(over.name), state);
    }
    State pin = question;
    pin.overlay = Overlay::staff_pin;
    pin.pin_complaint = Message{"That PIN is not right.", {}};
    add("staff-pin-complaint", pin);
    State called = question;
    called.overlay = Overlay::listen;
    called.session.help_called = true;
    add("sheet-listen-called", called);
    State welcome = office_;
    welcome.overlay = Overlay::comfort;
    add("sheet-comfort-on-welcome", welcome);
  }

  const Bank* bank_;
  State office_;
  State session_;
  std::vector<std::pair<std::string, State>> states_;
};

}  // namespace

QuestionView view_of(const Bank& bank, const Question& question) {
  QuestionView view;
  view.id = question.id;
  view.format = question.format;
  view.setting = question.setting;
  if (const Setting* setting = find_setting(bank, question.setting)) view.setting_name = setting->name;
  view.stem = question.stem;
  if (const Instruction* instruction = find_instruction(bank, question.format)) {
    view.lead_in = instruction->lead_in;
    view.scale = instruction->scale;
    view.most = instruction->most;
    view.least = instruction->least;
  } else {
    add_instruction(view);
  }
  for (const Option& option : question.options) view.options.push_back({option.id, option.text});
  return view;
}

QuestionView view_of(const Bank& bank, const Scene& scene) {
  QuestionView view;
  view.id = scene.id;
  view.format = Format::pick;
  view.setting = scene.setting;
  if (const Setting* setting = find_setting(bank, scene.setting)) view.setting_name = setting->name;
  view.stem = scene.opening;
  if (const Instruction* instruction = find_instruction(bank, Format::pick)) view.lead_in = instruction->lead_in;
  else add_instruction(view);
  SceneView shown;
  shown.start = scene.start;
  for (const Turn& turn : scene.turns) {
    shown.turns.push_back({turn.id, turn.says, {}});
    for (const Reply& reply : turn.replies) shown.turns.back().replies.push_back({reply.id, reply.text, reply.next});
  }
  view.scene = std::move(shown);
  return view;
}

std::vector<std::pair<std::string, State>> made_up_states(const Bank* bank) {
  if (bank != nullptr && bank->questions.empty()) bank = nullptr;
  return Collection(bank).all();
}

}  // namespace aplomb::kiosk
