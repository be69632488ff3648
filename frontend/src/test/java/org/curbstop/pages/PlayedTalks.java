package org.curbstop.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.Approach;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Said.Choice;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Said.Tell.Tone;

/** Two short flows played by heart: paying asks a form, an amount, a yes and a card; an outage asks a choice and a yes and ends. */
final class PlayedTalks implements Conversations {


    private final Map<String, Talk> talks = new HashMap<>();
    final List<Heard> heard = new ArrayList<>();

    private static final class Talk {
        String task = "";
        Language language = Language.ENGLISH;
        int step;
        final Map<String, String> known = new HashMap<>();
        final Map<String, Reply> replies = new HashMap<>();
    }

    @Override
    public Set<String> tasks() {
        return Set.of("pay-bill", "report-outage", "send-photo");
    }

    @Override
    public synchronized Reply hear(Approach who, String turnKey, Heard said) {
        if (who.channel() != Channel.PAGE && who.channel() != Channel.CHAT) {
            throw new AssertionError("a page came as " + who.channel());
        }
        Talk talk = talks.computeIfAbsent(who.talkKey(), _ -> new Talk());
        Reply before = talk.replies.get(turnKey);
        if (before != null) {
            return before;
        }
        Reply reply = answer(talk, who, said);
        heard.add(said);
        talk.replies.put(turnKey, reply);
        return reply;
    }

    private Reply answer(Talk talk, Approach who, Heard said) {
        switch (said) {
            case Heard.Opened opened -> {
                talk.task = opened.task();
                talk.language = who.language().orElse(Language.ENGLISH);
            }
            case Heard.InLanguage in -> talk.language = in.language();
            case Heard.Wish wish when wish.what() == Heard.Wishes.BACK -> talk.step--;
            case Heard.Wish wish when wish.what() == Heard.Wishes.START_OVER -> talk.step = 0;
            case Heard.Picked picked when picked.value().equals("send-photo") -> talk.task = "send-photo";
            case Heard.Picked _, Heard.Words _, Heard.Attached _ -> talk.step++;
            case Heard.Filled filled -> {
                return filled(talk, filled.answers());
            }
            default -> {}
        }
        return reply(talk, question(talk, ""));
    }

    private Reply filled(Talk talk, Map<String, String> answers) {
        if (talk.task.equals("send-photo")) {
            return reply(talk, question(talk, "Choose a photo (JPEG or PNG) or a PDF."));
        }
        talk.known.putAll(answers);
        if (talk.task.equals("pay-bill") && talk.step == 0 && !"100200302".equals(answers.get("account"))) {
            return reply(talk, question(talk, "Enter the account number as it is on the bill"));
        }
        talk.step++;
        return reply(talk, question(talk, ""));
    }

    /** As the engine does it: a task that is done is not open any more, and the talk stands at the menu. */
    private static Reply reply(Talk talk, List<Said> said) {
        String open = said.stream().anyMatch(Said.End.class::isInstance) ? "main-menu" : talk.task;
        return new Reply("talk_1", talk.language, open, said, talk.step > 0, false);
    }

    private static List<Said> question(Talk talk, String error) {
        List<Choice> yesNo = List.of(new Choice("yes", "Yes, pay $42.06", "1"), new Choice("no", "No, change it", "2"));
        return switch (talk.task + talk.step) {
            case "pay-bill0" -> List.of(
                    ask("account", Expected.ACCOUNT, "Account number", "9 digits, at the top of your bill", List.of(), talk, error),
                    ask("zip", Expected.POSTAL_CODE, "ZIP code of the service address", "", List.of(), talk, ""));
            case "pay-bill1" -> List.of(ask("amount", Expected.MONEY, "How much do you want to pay?", "For example 84.12", List.of(), talk, error));
            case "pay-bill2" -> List.of(
                    new Said.Tell("pay-bill.total", "You pay $42.06 by card.\nThere is no fee.", Tone.PLAIN),
                    ask("confirm", Expected.YES_NO, "Is that right?", "", yesNo, talk, ""));
            case "pay-bill3" -> List.of(new Said.TakeCard("pay_1", Money.usd("42.06"), "You will pay $42.06.", "https://checkout.stripe.com/c/pay/1"));
            case "report-outage0" -> List.of(ask("hazard", Expected.YES_NO,
                    "Is anyone in danger? A wire down, a smell of gas, sewage indoors, or medical equipment without power", "",
                    List.of(new Choice("yes", "Yes", "1"), new Choice("no", "No", "2")), talk, ""));
            case "report-outage1" -> List.of(ask("service", Expected.CHOICE, "What is out?", "Choose one",
                    List.of(new Choice("electric", "Power", "1"), new Choice("water", "Water", "2"), new Choice("sewer", "Sewer", "3")), talk, ""));
            case "report-outage2" -> List.of(
                    new Said.Tell("report-outage.done", "We have your report\nYour reference is <b>R-4821</b>", Tone.CONFIRMED),
                    new Said.Tell("report-outage.next", "A crew is on the way to Alder St. Call (503) 555-0198 if a wire is down; order 123456789 from 2026-11-22.", Tone.PLAIN),
                    new Said.Link("Follow this outage", "/outage/status"),
                    new Said.End());
            case "send-photo0" -> List.of(ask("photos", Expected.PHOTO, "Send us a photo or a document", "", List.of(), talk, error));
            case "send-photo1" -> List.of(new Said.Tell("send-photo.kept", "We have what you sent.", Tone.CONFIRMED), new Said.End());
            case "0" -> List.of(
                    new Said.Tell("hello", "Hello, this is Millbrook Utilities.", Tone.PLAIN),
                    ask("menu", Expected.CHOICE, "What would you like to do?", "",
                            List.of(new Choice("pay-bill", "Pay a bill", "1"), new Choice("report-outage", "Report an outage", "2")), talk, ""));
            case "1" -> List.of(ask("pin", Expected.SECRET, "What is your PIN?", "4 digits", List.of(), talk, ""));
            default -> List.of(
                    new Said.TakeCard("pay_1", Money.usd("84.12"), "You owe $84.12. Pay it by card here.", "https://checkout.stripe.com/c/pay/1"),
                    new Said.End());
        };
    }

    private static Said.Ask ask(String slot, Expected expected, String text, String hint, List<Choice> choices, Talk talk, String error) {
        return new Said.Ask(slot, expected, text, hint, choices, talk.known.getOrDefault(slot, ""), error);
    }
}
