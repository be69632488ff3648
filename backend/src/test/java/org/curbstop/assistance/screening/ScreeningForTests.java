package org.curbstop.assistance.screening;

import java.time.Clock;
import java.time.Instant;
import org.curbstop.policies.PolicyPack;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.Utility;

/** Screening with Millbrook's programs on the day of its sample conversations, for tests of other packages. */
public final class ScreeningForTests {

    private static final Instant TODAY = Instant.parse("2026-11-22T20:00:00Z");

    private ScreeningForTests() {}

    public static Screening millbrook() {
        Utility utility = SampleUtility.millbrook();
        return new Screening(
                ProgramFileReader.read(PolicyPack.named("millbrook").file("assistance"), utility.languages()), IncomeTables.builtIn(),
                utility, Clock.fixed(TODAY, utility.zone()));
    }
}
