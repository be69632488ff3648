package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UserInput.CommandKind;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Takes an input as the answer to the open question. The turn stays open if it is none. */
final class SlotFilling implements DialogueEngine.TurnStep {

    /** Slot types whose values can be recognized as corrections at a confirmation. */
    private static final Set<SlotType> CORRECTABLE =
            EnumSet.of(SlotType.MONEY, SlotType.DATE, SlotType.ACCOUNT, SlotType.PHONE, SlotType.POSTAL_CODE);

    /** Slot types whose value may be given in place of the choice that leads to their question. */
    private static final Set<SlotType> VOLUNTEERABLE = EnumSet.of(SlotType.MONEY, SlotType.DATE, SlotType.ADDRESS,
            SlotType.ACCOUNT, SlotType.PHONE, SlotType.SECRET);

    private static final String HAZARD = "hazard";
    /** Shorter numbers are menu keys. */
    private static final int MIN_ACCOUNT_DIGITS = 7;
    /** Below it, a spoken yes confirms nothing and is asked for again. */
    private static final double MIN_CONFIDENCE = 0.3;

    private static final Set<SlotType> NUMERIC =
            EnumSet.of(SlotType.MONEY, SlotType.DATE, SlotType.ACCOUNT, SlotType.PHONE, SlotType.DIGITS, SlotType.SECRET,
                    SlotType.POSTAL_CODE);

    private final UtteranceParser utteranceParser;
    private final AnswerParser answers;
    private final ClarificationHandler clarifications;
    private final IntentRouting routing;
    private final FormFilling forms;
    private final PhotoHandler photos;

    SlotFilling(UtteranceParser utteranceParser, AnswerParser answers, ClarificationHandler clarifications, IntentRouting routing) {
        this.utteranceParser = utteranceParser;
        this.answers = answers;
        this.clarifications = clarifications;
        this.routing = routing;
        this.forms = new FormFilling(answers, clarifications);
        this.photos = new PhotoHandler(answers);
    }

    @Override
    public Turn apply(Turn turn) {
        return switch (turn.input().given()) {
            case UserInput.FormSubmission filled -> forms.fill(turn, filled.answers()).settled();
            case UserInput.CardCapture card -> takeCard(turn, card).settled();
            case UserInput.Attachments attached -> photos.receive(turn, attached.ids()).settled();
            case UserInput.Utterance _, UserInput.KeypadDigits _, UserInput.Selection _, UserInput.Command _, UserInput.LanguageSelection _,
                    UserInput.SessionOpened _, UserInput.Silence _, UserInput.SessionClosed _ -> answer(turn, turn.input().utterance());
        };
    }

    private Turn answer(Turn turn, ParsedUtterance utterance) {
        if (turn.clarification().isPresent()) {
            var answered = settledOr(turn, clarifications.answer(turn, utterance).or(() -> answerToStuckQuestion(turn, utterance)));
            // An answer other than yes or no is a new request: the dropped task is left.
            return answered.isOpen() && turn.asks(Clarification.Kind.DROPPED) ? GlobalCommands.openMenuWithoutWelcome(answered) : answered;
        }
        if (turn.isIdle()) {
            var yesNo = answers.yesNo(turn, utterance).filter(_ -> turn.isOn(Channel.TEXT));
            return yesNo.map(bare -> turn.begin(turn.catalog().roles().answer(), Map.of("answer", SlotValue.of(bare))).settled())
                    .orElseGet(() -> GlobalCommands.openMenuWithoutWelcome(turn));
        }
        return switch (turn.currentStep()) {
            case FlowStep.Ask ask when PromptBuilder.isPhotoQuestionOnCall(turn, ask) ->
                    settledOr(turn, photos.answer(turn, ask, utterance));
            case FlowStep.Ask ask when turn.isAtMenu() -> settledOr(turn, menuChoice(turn, ask, utterance));
            case FlowStep.Ask ask -> settledOr(turn, accountAndPostalCode(turn, ask, utterance).or(() -> value(turn, ask, utterance))
                    .or(() -> volunteeredValue(turn, ask, utterance)).or(() -> choiceAfterYes(turn, ask, utterance))
                    .or(() -> otherChoice(turn, ask, utterance)).or(() -> routing.chooseByTask(turn, ask))
                    .or(() -> earlierAnswer(turn, ask, utterance)).or(() -> placeInAdvance(turn, ask, utterance)));
            case FlowStep.Form form -> answer(turn.goTo(form.asks().getFirst()), utterance);
            case FlowStep.Confirm confirm -> settledOr(turn, confirmation(turn, confirm, utterance));
            case FlowStep.Say _, FlowStep.Do _, FlowStep.Branch _, FlowStep.TakeCard _, FlowStep.Link _, FlowStep.Go _, FlowStep.HandOff _,
                    FlowStep.Finish _ -> turn;
        };
    }

    private static Turn settledOr(Turn open, Optional<Turn> answered) {
        return answered.map(Turn::settled).orElse(open);
    }

    /** At "Try again, menu, a person?", a valid answer to the failed question counts as trying again. */
    private Optional<Turn> answerToStuckQuestion(Turn turn, ParsedUtterance utterance) {
        return turn.asks(Clarification.Kind.STUCK) && !turn.isIdle() && turn.currentStep() instanceof FlowStep.Ask ask
                && NUMERIC.contains(ask.expected()) && answers.parse(turn, ask, utterance).isPresent()
                        ? value(turn.withoutClarification(), ask, utterance) : Optional.empty();
    }

    /** A menu choice must be the whole text; a sentence goes to the intent classifier. */
    private Optional<Turn> menuChoice(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        // "Stop service" names its task more precisely than the choice "start, stop or move service".
        return answers.chooseByFullName(turn, ask, utterance)
                .filter(chosen -> turn.catalog().hasFlow(chosen.asText()) || !routing.isKnownPhrase(turn))
                // A key answers this question only: 4 does not select the fourth choice of the next one.
                .map(chosen -> (utterance.text().chars().anyMatch(Character::isLetter) ? routing.rememberOpening(turn) : turn).understood()
                        .fill(ask, chosen))
                .or(() -> choiceOfSubmenu(turn, ask, utterance));
    }

    /** Handles "book a visit" at the menu, which lists it under "more". A key applies only to the open question. */
    private Optional<Turn> choiceOfSubmenu(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return utteranceParser.choices().listPosition(utterance, turn.language()).isPresent() ? Optional.empty()
                : ask.branches().entrySet().stream().flatMap(branch -> turn.firstQuestion(branch.getValue()) instanceof FlowStep.Ask submenu
                        && submenu.expected() == SlotType.CHOICE
                                ? menuChoice(turn.fill(ask, SlotValue.of(branch.getKey())), submenu, utterance).stream() : Stream.of())
                        .findFirst();
    }

    private Optional<Turn> value(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return answers.parseOrSkip(turn, ask, utterance).filter(_ -> !routing.prefersOtherTask(turn, ask))
                .map(value -> turn.understood().fill(ask, value));
    }

    /** Handles "100200302 97204" where the postal code is the next question. */
    private Optional<Turn> accountAndPostalCode(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        if (ask.expected() != SlotType.ACCOUNT || !(turn.firstQuestion(ask.then()) instanceof FlowStep.Ask next)
                || next.expected() != SlotType.POSTAL_CODE) {
            return Optional.empty();
        }
        var both = utteranceParser.accountAndPostalCode(utterance.text(), turn.language());
        return Optional.ofNullable(both.get(SlotType.ACCOUNT)).map(account -> turn.understood().fill(ask, account)
                .fill(next, Objects.requireNonNull(both.get(SlotType.POSTAL_CODE))));
    }

    /** Handles "December 12" where the choices are "December 1" and "another day": selects the choice and answers its next question. */
    private Optional<Turn> volunteeredValue(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        var bill = ask.branches().entrySet().stream().flatMap(branch -> turn.firstQuestion(branch.getValue()) instanceof FlowStep.Ask next
                ? accountAndPostalCode(turn.fill(ask, SlotValue.of(branch.getKey())), next, utterance).stream() : Stream.of()).findFirst();
        if (bill.isPresent()) {
            return bill;
        }
        for (var branch : ask.branches().entrySet()) {
            var pin = volunteeredPin(turn, ask, branch, utterance);
            if (pin.isPresent()) {
                return pin;
            }
            if (turn.firstQuestion(branch.getValue()) instanceof FlowStep.Ask next
                    && (VOLUNTEERABLE.contains(next.expected()) || next.expected() == SlotType.DIGITS && next.digits() > 0)
                    && utterance.text().strip().length() > 1 && turn.topFrame().known().get(next.slot()) == null) {
                var value = answers.parse(turn, next, utterance)
                        .filter(_ -> next.expected() != SlotType.ADDRESS || utteranceParser.holdsAddress(utterance.text()))
                        .filter(found -> next.expected() != SlotType.ACCOUNT || found.asText().length() >= MIN_ACCOUNT_DIGITS);
                if (value.isPresent() && !routing.prefersOtherTask(turn, next)) {
                    return Optional.of(turn.understood().fill(ask, SlotValue.of(branch.getKey())).fill(next, value.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Handles a PIN at a choice that leads to an action requiring proof; the identity flow finds it later in this turn. */
    private Optional<Turn> volunteeredPin(Turn turn, FlowStep.Ask ask, Map.Entry<String, String> branch, ParsedUtterance utterance) {
        return !needsProof(turn, branch.getValue()) ? Optional.empty()
                : turn.catalog().flow(turn.catalog().roles().proof()).steps().values().stream()
                        .filter(step -> AnswerParser.isSecret(step) && ((FlowStep.Ask) step).digits() == 0).map(FlowStep.Ask.class::cast)
                        .findFirst().flatMap(pin -> answers.parse(turn, pin, utterance).map(value -> turn.understood()
                                .fill(ask, SlotValue.of(branch.getKey())).answered(pin, value)));
    }

    /** Handles "gas" and "yes, a wire" at "Is there any danger?", where a yes leads to the question which one. */
    private Optional<Turn> choiceAfterYes(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        String afterYes = ask.expected() == SlotType.YES_NO ? ask.branches().getOrDefault(PromptBuilder.YES, FlowStep.END) : FlowStep.END;
        var next = turn.firstQuestion(afterYes) instanceof FlowStep.Say say ? turn.firstQuestion(say.then()) : turn.firstQuestion(afterYes);
        if (!(next instanceof FlowStep.Ask choice) || choice.expected() != SlotType.CHOICE) {
            return Optional.empty();
        }
        var words = utterance.words();
        boolean agreed = words.size() > 1
                && answers.yesNo(turn, ParsedUtterance.of(words.getFirst())).equals(Optional.of(PromptBuilder.YES));
        var named = agreed ? ParsedUtterance.of(String.join(" ", words.subList(1, words.size()))) : utterance;
        return namedChoice(turn, choice, named)
                .map(value -> turn.understood().fill(ask, SlotValue.of(PromptBuilder.YES)).fill(choice, value));
    }

    private static boolean needsProof(Turn turn, String step) {
        return turn.firstQuestion(step) instanceof FlowStep.Do action
                && !turn.proofLevel().atLeast(turn.catalog().action(action.action()).needs());
    }

    /** Returns whether a choice of the question leads to a secret, which may be given in its place. */
    static boolean leadsToSecret(Turn turn, FlowStep.Ask ask) {
        return ask.branches().values().stream().anyMatch(step -> needsProof(turn, step)
                || turn.firstQuestion(step) instanceof FlowStep.Ask next && AnswerParser.isSecret(next));
    }

    /** Handles a correction of the previous answer: "no wait, January sixth" at the question after the date. */
    private Optional<Turn> earlierAnswer(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return ask.expected() == SlotType.YES_NO || !utteranceParser.beginsCorrection(utterance, turn.language()) ? Optional.empty()
                : correction(turn, utterance);
    }

    /** Handles "12 Alder St" at the question about danger: keeps it for its own question, and asks about the danger again. */
    private Optional<Turn> placeInAdvance(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        if (!turn.isIn(turn.catalog().roles().hazardReport()) || !ask.slot().equals(HAZARD)
                || answers.leadingYesNo(turn, utterance).isPresent() || !utteranceParser.holdsAddress(utterance.text())) {
            return Optional.empty();
        }
        var environment = turn.environment();
        var said = utteranceParser.volunteeredValues(utterance.text(), turn.language(), environment.today(), environment.currency());
        return Optional.ofNullable(said.get(SlotType.ADDRESS)).map(place -> {
            var opening = new HashMap<>(turn.state().opening());
            opening.put(SlotType.ADDRESS, place);
            var kept = turn.with(turn.state().withOpening(opening)).understood().reprompting();
            return kept.say("common.place-noted", kept.prompt("common.place-noted", "place", place.asText()), Tone.PLAIN);
        });
    }

    private Optional<Turn> confirmation(Turn turn, FlowStep.Confirm confirm, ParsedUtterance utterance) {
        var yesNo = answers.yesNo(turn, confirm.name(), utterance)
                .filter(answer -> answer.equals(PromptBuilder.NO) || !isHeardBadly(turn));
        boolean yes = yesNo.equals(Optional.of(PromptBuilder.YES));
        var corrected = yes || AnswerParser.isNoKey(utterance) ? Optional.<Turn>empty() : correction(turn, utterance)
                .or(() -> insteadOf(turn, confirm, utterance)).or(() -> backToConfirmation(turn, turn.topFrame().trail(), utterance));
        return corrected.or(() -> yesNo.map(_ -> yes ? confirmed(turn.understood(), confirm) : refused(turn.understood(), confirm)));
    }

    /** Returns whether the speech recognizer doubts the words. A recognizer that reports nothing reports 0. */
    private static boolean isHeardBadly(Turn turn) {
        return turn.input().given() instanceof UserInput.Utterance(String _, double confidence)
                && confidence > 0 && confidence < MIN_CONFIDENCE;
    }

    /** Handles "sixty" at "Do you want to pay all of it?", where a no leads to the question for the amount. */
    private Optional<Turn> insteadOf(Turn turn, FlowStep.Confirm confirm, ParsedUtterance utterance) {
        return confirm.no().flatMap(no -> turn.firstQuestion(no) instanceof FlowStep.Ask next && CORRECTABLE.contains(next.expected())
                ? answers.parse(turn, next, utterance).map(value -> turn.understood().fill(next, value)) : Optional.empty());
    }

    static Turn confirmed(Turn turn, FlowStep.Confirm confirm) {
        return turn.withFrame(frame -> frame.withConfirmed(confirm.slots()).atStep(confirm.yes()));
    }

    static Turn refused(Turn turn, FlowStep.Confirm confirm) {
        return confirm.no().map(turn::goTo).orElseGet(() -> GlobalCommands.execute(turn, CommandKind.CHANGE));
    }

    /** Handles "no, 60 dollars": corrects the only earlier answer that the value fits. */
    private Optional<Turn> correction(Turn turn, ParsedUtterance utterance) {
        var fits = turn.topFrame().trail().stream().map(turn::question).filter(ask -> corrected(turn, ask, utterance).isPresent()).toList();
        if (fits.isEmpty()) { // "no, forty" after "all of it"
            var choices = turn.topFrame().trail().stream().map(turn::question).filter(ask -> ask.expected() == SlotType.CHOICE)
                    .flatMap(ask -> volunteeredValue(turn, ask, utterance).stream()).toList();
            return choices.size() == 1 ? Optional.of(choices.getFirst()) : Optional.empty();
        }
        return fits.size() != 1 ? Optional.empty()
                : corrected(turn, fits.getFirst(), utterance)
                        .map(value -> turn.understood().answered(fits.getFirst(), value).goTo(fits.getFirst().name()));
    }

    /** Only the changed part of a date need be said: "no, the sixth" is in the same month. */
    private Optional<SlotValue> corrected(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        if (ask.expected() == SlotType.CHOICE) {
            return answers.yesNo(turn, utterance).isPresent() ? Optional.empty() : namedChoice(turn, ask, utterance);
        }
        var before = turn.topFrame().known().get(ask.slot());
        if (!CORRECTABLE.contains(ask.expected())) {
            return Optional.empty();
        }
        var inContext = before instanceof SlotValue.Day
                ? answers.parse(turn, ask, ParsedUtterance.of(before.asText() + " no " + utterance.text()))
                        .filter(day -> !day.equals(before))
                : Optional.<SlotValue>empty();
        return inContext.or(() -> answers.parse(turn, ask, utterance));
    }

    /** Matches a choice by its name only; a number may be another answer. */
    private Optional<SlotValue> namedChoice(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return utteranceParser.choices().listPosition(utterance, turn.language()).isPresent() ? Optional.empty()
                : answers.chooseByFullName(turn, ask, utterance);
    }

    /** Handles "all of it" at "How much?", asked after the choice between all and another amount, and "none" at "How much comes in?". */
    private Optional<Turn> otherChoice(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return backToConfirmation(turn, List.of(ask.name()), utterance).or(() -> choiceBefore(turn, ask, utterance));
    }

    private Optional<Turn> choiceBefore(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return turn.topFrame().trail().isEmpty() ? Optional.empty() : Optional.of(turn.question(turn.topFrame().trail().getLast()))
                .filter(choice -> choice.expected() == SlotType.CHOICE && (choice.branches().containsValue(ask.name())
                        || ask.expected() == SlotType.MONEY && choice.then().equals(ask.name())))
                .flatMap(choice -> namedChoice(turn, choice, utterance).map(value -> turn.understood()
                        .withFrame(frame -> frame.withoutValues(List.of(choice.slot()))).fill(choice, value)));
    }

    /** Handles "all of it" at the question for another amount: goes back to the action before the confirmation that it answers. */
    private Optional<Turn> backToConfirmation(Turn turn, List<String> questions, ParsedUtterance utterance) {
        if (answers.yesNo(turn, utterance).isPresent()) {
            return Optional.empty();
        }
        var steps = turn.currentFlow().steps().values();
        for (var step : steps) {
            if (step instanceof FlowStep.Confirm confirm && confirm.no().filter(questions::contains).isPresent()
                    && turn.knowsValuesOf(PromptBuilder.promptKey(turn, confirm.name()) + ".ask")
                    && answers.yesNo(turn, confirm.name(), utterance).isPresent()) {
                var slot = turn.question(confirm.no().get()).slot();
                return steps.stream()
                        .filter(before -> before instanceof FlowStep.Do action && action.outcomes().containsValue(confirm.name()))
                        .findFirst()
                        .map(before -> turn.understood().withFrame(frame -> frame.withoutValues(List.of(slot)).atStep(before.name())));
            }
        }
        return Optional.empty();
    }

    private static Turn takeCard(Turn turn, UserInput.CardCapture card) {
        if (turn.isIdle() || !(turn.currentStep() instanceof FlowStep.TakeCard step)) {
            return GlobalCommands.repeatMessages(turn);
        }
        String result = switch (card.result()) {
            case TAKEN -> "taken";
            case GAVE_UP -> "gave-up";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
        var taken = card.result() == UserInput.CardCapture.Result.TAKEN
                ? turn.with(turn.output().withSecret("cardToken", SlotValue.of(card.token()))) : turn;
        return taken.goTo(step.results().getOrDefault(result, FlowStep.END));
    }
}
