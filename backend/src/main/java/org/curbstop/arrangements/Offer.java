package org.curbstop.arrangements;

import java.util.List;

/** What we answer to somebody who asks for time to pay. */
public sealed interface Offer {

    /** Every rule that was asked, in order, with what it said. */
    List<RuleAnswer> why();

    /** It can be agreed at once. @param schedule as was asked for, or as we propose */
    record Granted(Terms terms, Schedule schedule, List<RuleAnswer> why) implements Offer {}

    /**
     * Outside what can be taken at once; a person can take it.
     *
     * @param asked what was asked for
     * @param by the rule that it breaks
     */
    record Countered(Schedule asked, Terms terms, RuleAnswer by, List<RuleAnswer> why) implements Offer {}

    /**
     * Not by rule.
     *
     * @param by the rule that decided
     * @param rights what can be done about it: keys of their wording, such as {@code review}
     */
    record Refused(RuleAnswer by, List<String> rights, List<RuleAnswer> why) implements Offer {}
}
