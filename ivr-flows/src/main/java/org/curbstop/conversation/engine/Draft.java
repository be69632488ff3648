package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.FlowSet;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.flowfile.Variant;
import org.curbstop.conversation.flowfile.Words;

/** A talk while one turn works on it: made from the talk, thrown away when the next talk is made from it. */
final class Draft {

    final FlowSet set;
    final Situation situation;
    private final Talk before;
    Language language;
    boolean languageSure;
    boolean slowly;
    final List<Frame> frames;
    final Map<Said.Expected, Value> opening;
    Optional<Aside> aside;
    int silences;
    int misses;
    int turns;
    Optional<Proof> proof;
    final List<String> transcript;
    boolean ended;
    final List<Said> said = new ArrayList<>();
    final Map<String, Value> passing;
    Optional<Wanted> wanted = Optional.empty();
    /** What was typed into fields that did not hold, for a page to show again. */
    final Map<String, String> kept = new HashMap<>();
    final Map<String, String> errors = new HashMap<>();
    boolean again;

    Draft(FlowSet set, Talk talk, Situation situation) {
        this.set = set;
        this.situation = situation;
        this.before = talk;
        this.language = talk.language();
        this.languageSure = talk.languageSure();
        this.slowly = talk.slowly();
        this.frames = new ArrayList<>(talk.frames());
        this.opening = new HashMap<>(talk.opening());
        this.aside = talk.aside();
        this.silences = talk.silences();
        this.misses = talk.misses();
        this.turns = talk.turns();
        this.proof = talk.proof();
        this.transcript = new ArrayList<>(talk.transcript());
        this.ended = talk.ended();
        this.passing = new HashMap<>();
    }

    /** The draft of a turn that waited for something outside. */
    static Draft of(FlowSet set, Turned turned, Situation situation) {
        var draft = new Draft(set, turned.talk(), situation);
        draft.said.addAll(turned.said());
        draft.passing.putAll(turned.passing());
        return draft;
    }

    Turned turned() {
        var told = said.stream().filter(Said.Tell.class::isInstance).map(Said.Tell.class::cast).toList();
        int from = Math.max(0, transcript.size() - Talk.LONGEST);
        var next = new Talk(before.id(), before.channel(), language, languageSure, slowly, before.phoneKnown(), frames, opening, aside, silences, misses,
                proof, turns, told, transcript.subList(from, transcript.size()), ended);
        return new Turned(next, said, wanted, passing, canGoBack());
    }

    List<Said.Tell> toldBefore() {
        return before.told();
    }

    Channel channel() {
        return before.channel();
    }

    Variant variant() {
        return Variant.of(before.channel());
    }

    boolean is(Channel channel) {
        return before.channel() == channel;
    }

    Words words() {
        return set.words(language);
    }

    // --- where we stand

    boolean idle() {
        return frames.isEmpty();
    }

    Frame top() {
        return frames.getLast();
    }

    Flow flow() {
        return set.flow(top().flow());
    }

    Step step() {
        return flow().step(top().step());
    }

    boolean in(String flow) {
        return !idle() && top().flow().equals(flow);
    }

    void top(UnaryOperator<Frame> change) {
        frames.set(frames.size() - 1, change.apply(top()));
    }

    void go(String step) {
        top(frame -> frame.at(step));
    }

    void push(String flow, Frame.How how, Map<String, Value> known) {
        frames.add(Frame.begin(flow, set.flow(flow).first().name(), how, known));
    }

    boolean canGoBack() {
        return aside.isPresent() ? !idle() : !idle() && (!top().trail().isEmpty() || frames.size() > 1 && top().how() == Frame.How.CALLED);
    }

    Proven level() {
        return proof.map(Proof::level).orElse(Proven.NOTHING);
    }

    /** What a branch may look at: answers, facts, and what the engine itself knows. */
    String lookUp(String name) {
        return switch (name) {
            case "channel" -> variant().key();
            case "proven" -> Boolean.toString(level() != Proven.NOTHING);
            case "placeSaid" -> Boolean.toString(opening.containsKey(Said.Expected.ADDRESS));
            case "phoneKnown" -> Boolean.toString(before.phoneKnown());
            default -> {
                var value = top().known().get(name);
                yield value == null ? "" : value.plain();
            }
        };
    }

    // --- what we say

    private Map<String, Object> spokenValues(Map<String, Value> more) {
        var values = new HashMap<String, Object>(situation.facts());
        if (!idle()) {
            values.putAll(speaking().all(top().known()));
        }
        values.putAll(speaking().all(more));
        return values;
    }

    Speaking speaking() {
        return new Speaking(language.locale(), variant(), situation, name -> words().get("common.named." + name).in(variant(), Map.of()));
    }

    String word(String key) {
        return word(key, Map.of());
    }

    String word(String key, Map<String, Value> more) {
        return words().get(key).in(variant(), spokenValues(more));
    }

    Optional<String> maybeWord(String key) {
        return words().find(key).map(wording -> wording.in(variant(), spokenValues(Map.of())));
    }

    String common(String key) {
        return word("common." + key);
    }

    String common(String key, String name, String value) {
        return word("common." + key, Map.of(name, Value.of(value)));
    }

    /** What the last turn told, in another language if one was chosen since; nothing where a value that it named is no longer known. */
    Optional<Said.Tell> inOurLanguage(Said.Tell told) {
        if (language.equals(before.language())) {
            return Optional.of(told);
        }
        var values = spokenValues(Map.of());
        return words().find(told.key()).filter(wording -> values.keySet().containsAll(wording.variables()))
                .map(wording -> new Said.Tell(told.key(), wording.in(variant(), values), told.tone()));
    }

    /** "paying your bill", of the task that is open or of a given one. */
    String doing(String flow) {
        return word(flow + ".doing");
    }

    String title(String flow) {
        return word(flow + ".title");
    }

    void tell(String key, Said.Tell.Tone tone) {
        tell(key, word(key), tone);
    }

    /** An empty wording says nothing: a channel that needs no word there. */
    void tell(String key, String text, Said.Tell.Tone tone) {
        if (!text.isEmpty()) {
            said.add(new Said.Tell(key, text, tone));
        }
    }

    void tellCommon(String key, Said.Tell.Tone tone) {
        tell("common." + key, tone);
    }
}
