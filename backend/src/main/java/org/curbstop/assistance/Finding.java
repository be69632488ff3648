package org.curbstop.assistance;

import java.util.List;

/** What a screening says of one programme, with a reason for each of its rules in the file's order. */
public record Finding(Programme programme, Verdict verdict, List<Reason> reasons) {

    public Finding {
        reasons = List.copyOf(reasons);
    }

    /** The reasons that made the verdict: those that say no, or else those that cannot be told, or else all. */
    public List<Reason> deciding() {
        return reasons.stream().filter(reason -> reason.verdict() == verdict).toList();
    }
}
