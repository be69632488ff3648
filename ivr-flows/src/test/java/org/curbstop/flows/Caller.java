package org.curbstop.flows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Approach;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Interpreter;
import org.curbstop.conversation.Interpreters;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.engine.Frame;
import org.curbstop.conversation.engine.Situation;
import org.curbstop.conversation.engine.Talk;
import org.curbstop.conversation.engine.Turned;
import org.curbstop.conversation.engine.Turns;
import org.curbstop.conversation.engine.Wanted;
import org.curbstop.conversation.flowfile.FlowFiles;
import org.curbstop.conversation.flowfile.FlowSet;
import org.curbstop.conversation.understanding.Readings;

/** Somebody who talks with the real flows and the pure engine, in front of a town in memory: ten thousand talks take seconds. */
public final class Caller {

    public static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    public static final FlowSet SET = FlowFiles.onClassPath().load(LANGUAGES, FlowActions.specs(), Town.facts());
    private static final Interpreter INTERPRETER = Interpreters.builtIn(LANGUAGES, Town.surroundings().currency(),
            java.time.Clock.fixed(NOON, Town.surroundings().zone()));
    private static final Turns TURNS = new Turns(SET, new Readings(LANGUAGES), INTERPRETER);
    private static final Situation SITUATION = new Situation(Town.TODAY, Town.surroundings().zone(), Town.surroundings().currency(), Town.surroundings().facts());

    private final Town town;
    private final Approach approach;
    public Talk talk;
    public List<Said> said = List.of();
    public boolean canGoBack;
    public int turns;

    public Caller(Town town, Channel channel, Optional<String> phone, Optional<Language> language) {
        this.town = town;
        this.approach = new Approach(channel, "talk", phone.map(PhoneNumber::new), Optional.empty(), language, "origin");
        this.talk = Talk.begin("talk_0000000001", channel, language.orElse(Language.ENGLISH), language.isPresent(), phone.isPresent());
    }

    public List<Said> hear(Heard heard) {
        turns++;
        var turned = TURNS.hear(talk, heard, SITUATION);
        for (int i = 0; turned.wanted().isPresent(); i++) {
            turned = act(turned, turned.wanted().get(), i);
        }
        talk = turned.talk();
        said = turned.said();
        canGoBack = turned.canGoBack();
        return said;
    }

    private Turned act(Turned turned, Wanted wanted, int number) {
        return switch (wanted) {
            case Wanted.Action action -> TURNS.ran(turned, action, town.run(action.spec(), new ActionCall(
                    turned.talk().id() + ":" + turned.talk().turns() + ":" + number + ":" + action.step(), turned.talk().id(), action.flow(),
                    turned.talk().frames().stream().map(Frame::flow).toList(), turned.talk().language(), new ActionCall.Caller(approach, turned.talk().proof()),
                    action.values(), turned.talk().transcript(), NOON)), SITUATION);
            case Wanted.NewCode _ -> TURNS.gaveCode(turned, "K7M2Q9", SITUATION);
            case Wanted.ByCode _ -> TURNS.resumed(turned, Optional.empty(), SITUATION);
        };
    }

    public Optional<Said.Ask> asked() {
        return asks().stream().reduce((first, last) -> last);
    }

    public List<Said.Ask> asks() {
        var asks = new ArrayList<Said.Ask>();
        said.forEach(one -> { if (one instanceof Said.Ask ask) { asks.add(ask); } });
        return asks;
    }

    /** The answer as this channel would bring it. */
    public void answer(String text) {
        if (approach.channel() == Channel.PAGE && asked().isPresent()) {
            hear(new Heard.Filled(Map.of(asked().get().slot(), text)));
        } else {
            hear(Heard.Words.typed(text));
        }
    }

    public boolean ended() {
        return talk.ended();
    }

    /** Everything that was said, as one text. */
    public String words() {
        var words = new StringBuilder();
        for (var one : said) {
            words.append(switch (one) {
                case Said.Tell tell -> tell.text();
                case Said.Ask ask -> ask.text() + " " + ask.hint() + " " + ask.error() + " " + ask.choices().stream().map(Said.Choice::label).toList();
                case Said.TakeCard card -> card.text();
                case Said.Link link -> link.text();
                case Said.HandOff _, Said.End _ -> "";
            }).append('\n');
        }
        return words.toString();
    }
}
