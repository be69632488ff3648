package org.curbstop.assistance.screening;

import java.util.List;

/** What a screening says of one program, with a reason for each of its rules in the file's order. */
public record ProgramEligibility(AssistanceProgram programme, EligibilityVerdict verdict, List<EligibilityReason> reasons) {

    public ProgramEligibility {
        reasons = List.copyOf(reasons);
    }

    /** The reasons that made the verdict: those that say no, or else those that could not be decided, or else all. */
    public List<EligibilityReason> decidingReasons() {
        return reasons.stream().filter(reason -> reason.verdict() == verdict).toList();
    }
}
