package org.curbstop.assistance.screening;

import java.util.List;

/** Screening result for one program, with a reason for each of its rules in file order. */
public record ProgramEligibility(AssistanceProgram program, EligibilityVerdict verdict, List<EligibilityReason> reasons) {

    public ProgramEligibility {
        reasons = List.copyOf(reasons);
    }

    /** Returns the reasons that decided: those that say no, or else those that are undecided, or else all. */
    public List<EligibilityReason> decidingReasons() {
        return reasons.stream().filter(reason -> reason.verdict() == verdict).toList();
    }
}
