#include "review/made_up_questions.h"

#include <utility>

namespace aplomb::review {
namespace {

OptionRow option(std::string text, double e, std::string why) {
  OptionRow made;
  made.text = std::move(text);
  made.e = e;
  made.why = std::move(why);
  return made;
}

AnswerRow rated(std::string setting, std::string title, std::string stem, std::vector<std::pair<OptionRow, int>> options) {
  AnswerRow row;
  row.setting = std::move(setting);
  row.title = std::move(title);
  row.stem = std::move(stem);
  row.format = Format::rate;
  for (auto& [one, mark] : options) {
    if (mark > 0) one.mark = mark;
    row.options.push_back(std::move(one));
  }
  return row;
}

/// pick and most-least: the indices chosen; rank: the places.
AnswerRow other(Format format, std::string setting, std::string title, std::string stem, std::vector<OptionRow> options, std::vector<int> said) {
  AnswerRow row;
  row.setting = std::move(setting);
  row.title = std::move(title);
  row.stem = std::move(stem);
  row.format = format;
  row.options = std::move(options);
  row.most = "Best";
  row.least = "Poorest";
  const auto at = [&](std::size_t i) -> OptionRow& { return row.options[static_cast<std::size_t>(said[i])]; };
  if (format == Format::pick && !said.empty()) at(0).chosen = true;
  if (format == Format::most_least && said.size() == 2) {
    at(0).most = true;
    at(1).least = true;
  }
  if (format == Format::rank)
    for (std::size_t i = 0; i < said.size(); ++i) at(i).place = static_cast<int>(i) + 1;
  return row;
}

}  // namespace

std::vector<AnswerRow> made_up_questions() {
  std::vector<AnswerRow> rows{
      rated("Shop counter", "a refund, for the third time",
            "A customer comes back with the same kettle for the third time. Two coworkers each promised her a refund that never came. “Do I have to sleep here?” she "
            "asks. You can pay it out yourself.",
            {{option("“Three visits is two too many. I’m paying it out to your card now.”", 2, "Names what it cost her and ends it herself, at once."), 5},
             {option("“My coworkers should have done this. I’ll remind them today.”", -2, "Blames others and hands off what is within reach."), 1},
             {option("“I’ll pay it out. Please sign here.”", 1, "Solves it, with no word about the three visits."), 4},
             {option("“Nobody has to sleep here. Let me look into it again.”", -1, "Answers the jab and begins what has been begun twice."), 2}}),
      rated("Hotel", "a wrong date",
            "A guest has booked for tomorrow and arrives tonight. The hotel is full; a sister hotel two streets away has one room at the same price, and you may book it.",
            {{option("“The booking says tomorrow. We are full, I’m afraid.”", -2, "True, and leaves a tired guest in the street."), 1},
             {option("“Tonight we’re full. There’s a room two streets away at your price. Shall I book it and call you a cab?”", 2, "Finds a way and leaves the choice to the guest."), 5},
             {option("“You could try the hotel two streets away.”", 0, "A good idea, left as the guest’s own work."), 3}}),
      other(Format::most_least, "Clinic", "a form that goes blank",
            "At a clinic’s desk a patient has started a form on a tablet three times; the page goes blank when he stops to think. You also have it on paper.",
            {option("“I’ll start the page for you again.”", 0, "Willing, and keeps him on what has failed three times."),
             option("“Here it is on paper. You have half an hour, and I’ll type it in afterwards.”", 2, "Changes the method and gives him the time there is."),
             option("“I’ll call out the questions, and you call the answers back.”", -2, "Hurries him, and others hear what concerns him alone."),
             option("“Here it is on paper. Please be quick with it.”", 1, "The right way round, then a press he has not earned.")},
            {1, 2}),
      rated("Web chat", "the same question twice",
            "In a chat somebody asks how to change an address. Two minutes later the same person asks it again, in capital letters.",
            {{option("“As I wrote above, it is under Settings.”", -1, "Right, and makes asking twice a fault."), 2},
             {option("“It hides well: Settings, then Account, then Address. I’ll stay here until it works.”", 2, "Takes the capitals for trouble, not for an insult."), 4},
             {option("“Please do not shout.”", -2, "Answers the tone and not the question."), 1}}),
      other(Format::pick, "Bank", "one number", "A man asks how much is left in his mother’s account. A balance may go to the owner alone; she can give him access by phone in ten minutes.",
            {option("“There’s enough in there, and that stays between us.”", -2, "Gives away what only the owner may be told."),
             option("“I believe you, and the yes has to come from her. Can she talk for ten minutes now?”", 2, "Keeps the limit without doubt and opens a proper way."),
             option("“A balance goes to the owner. It’s the same for everybody.”", -1, "Keeps the limit and stops there.")},
            {1}),
      other(Format::rank, "Field service", "the part that did not come",
            "You are at a customer’s house, and the part you need is not in the van. The depot closes in an hour; the drive there and back takes forty minutes.",
            {option("“I’ll fetch the part and be back by four.”", 2, "Takes it on, with a time."),
             option("“Somebody will call you about a new date.”", -2, "Leaves the customer with no date and no name."),
             option("“I’ll bring it first thing tomorrow, at eight.”", 1, "A promise with a time, a night later than needed."),
             option("“The depot packed the van wrong, sorry about that.”", -1, "Points at others; nothing follows.")},
            {0, 2, 3, 1}),
      rated("Contact centre", "an insult on an outage",
            "The line has been down since morning. “Are you people asleep?” a caller asks. The repair is planned for two o’clock.",
            {{option("“A morning without a line is long. It is planned to be back at two, and I’ll text you when it is.”", 2, "Lets the remark go, gives the time and what follows."), 5},
             {option("“We have been working on it since six.”", -1, "Answers the remark."), 2},
             {option("“It is planned for two o’clock.”", 1, "What the caller needs, and no more."), 4}}),
      rated("Delivery", "a parcel in the rain",
            "A parcel was left on a doorstep in the rain. The books in it are spoilt; they were a present for today.",
            {{option("“For today! I can have the same books at your door by six. Shall I?”", 2, "Sees the day and finds a way that meets it."), 4},
             {option("“The driver noted that nobody was in.”", -2, "A defence, to somebody whose present is pulp."), 2},
             {option("“I’m refunding the books now.”", 1, "Puts the money right, and the day stays spoilt."), 4}}),
      other(Format::most_least, "Library", "a closed reading room", "A student has come an hour by bus for the reading room, which is closed for a repair today.",
            {option("“It is closed today.”", -1, "The sign says as much."),
             option("“What did you come for? I can bring it to a table out here.”", 2, "Asks what the room was for, and brings it."),
             option("“It was on our website.”", -2, "Makes the way here the student’s fault.")},
            {}),
      rated("Supermarket", "a queue and an old purse", "An old man counts out coins at the till, slowly. The queue behind him sighs.",
            {{option("“Take your time. I’ll count along with you.”", 2, "Gives him the time and saves some."), 4},
             {option("“Shall I take the money out of the purse?”", 0, "Meant well, and it is his purse."), 3},
             {option("“You can pay by card, too.”", -1, "Tells him how he should have paid."), 4}}),
      rated("Council office", "a form with a hard word",
            "A woman fills in a form in her second language and stops at a word. She has been sent away once before.",
            {{option("“It asks who lives with you. Shall we go through the rest together?”", 2, "Says it plainly and stays."), 4},
             {option("“There is a leaflet that explains the words.”", -1, "More reading, for a problem with reading."), 2}}),
      rated("Airline", "a promised call",
            "You promised a traveller to call at three with news of a lost case. It is three, and there is no news. Your shift ends in ten minutes.",
            {{option("“I am calling before I go. There is no news yet; Dana calls you next, at six.”", 2, "Keeps the promised time and hands over with a name."), 3},
             {option("“Let us wait. A call without news could upset him.”", -2, "At the promised time he hears nothing."), 4},
             {option("“The tracing team has let both of us down.”", 0, "The call is kept, then spent on blame."), 2},
             {option("“Here is the link to follow the search yourself.”", -1, "Moves the work to him."), 0}})};
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].number = static_cast<int>(i) + 1;
  return rows;
}

AnswerRow made_up_scene() {
  AnswerRow row;
  row.scene = true;
  row.format = Format::pick;
  row.setting = "Furniture store";
  row.title = "a torn sofa";
  row.stem =
      "You take calls for a furniture store. Tomasz Zielinski’s new sofa came this morning with a torn arm. Guests arrive on Saturday. You can order a new sofa, "
      "send a repair worker, or return part of the price up to a set limit. The next van to his area leaves on Friday.";
  row.turns = {
      {"“I waited five weeks for this. You had one job. I have people coming on Saturday and it looks like junk. What sort of place is this?”",
       {option("“That will have been the van crew. I am going to report them.”", -1, "Finger pointing first."),
        option("“A torn sofa is not what you waited for. Tell me what you see.”", 2, "Plays back the loss, then an open question."),
        option("“What is your order number? Then we can get straight to the ways to fix it.”", 0, "Calm and useful, but he has not been heard yet."),
        option("“I hear how upset you are. I can help you once you are calm.”", -2, "Comments on the customer instead of the sofa.")}},
      {"His voice drops. “It’s the left arm, a long rip. My brother’s family is coming and we don’t have many chairs.” Then he goes quiet.",
       {option("“Here are the three things we can do, and how long each takes. Which would you like?”", 0, "A fair menu, a step before he has said what matters."),
        option("“I would feel the same. I once had to seat guests on the floor too.”", -1, "Moves the talk to oneself."),
        option("“What matters most to you: how it looks, seats for all, or the price?”", 2, "Finds out the need behind the words."),
        option("“In your place I would keep the sofa and take part of the price.”", -2, "Decides for him.")}},
      {"He sighs. “Fine. Just tell me what you are going to do about it.”",
       {option("“A new sofa by Saturday. I will ask the van team for room.”", -2, "Promises first and checks later."),
        option("“What do you need on Saturday? I will ring you by four today with a plan.”", 2, "Late but real repair: asks, owns the plan, sets a time."),
        option("“I will book the repair for Friday. That can be done before Saturday.”", 1, "A real step, though still a guess at his need."),
        option("“You get part of the price back today, and that closes it.”", -1, "Closes the case, not the problem.")}}};
  row.turns[0].replies[1].chosen = row.turns[1].replies[0].chosen = row.turns[2].replies[2].chosen = true;
  return row;
}

std::vector<QualityWords> made_up_qualities() {
  return {{"empathy", "Empathy", "Shows understanding", true},
          {"patience", "Patience", "Gives people time", true},
          {"not-personal", "Not taking insults personally", "Lets insults pass", true},
          {"accountability", "Accountability", "Takes charge", true},
          {"listening", "Active listening", "Listens", false},
          {"positive-language", "Positive language and courtesy", "Speaks with respect", false},
          {"composure", "Composure", "Stays steady", false},
          {"confidence", "Confidence", "Speaks plainly", false},
          {"flexibility", "Flexibility", "Finds a way", false},
          {"boundaries", "Professional boundaries", "Knows the limits", false},
          {"follow-through", "Follow-through", "Follows up", false},
          {"learning", "Learning", "Keeps learning", false}};
}

}  // namespace aplomb::review
