package org.curbstop.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.curbstop.bench.Bench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Set another number of accounts with {@code -Drehearsal.accounts=20000}. {@code ./curbstop bench rehearse} runs 100,000. */
@Tag("slow")
class RehearsalTest {

    private static final int ACCOUNTS = Integer.getInteger("rehearsal.accounts", 20_000);
    /** One account in twenty has 25 months of bills. */
    private static final int MONTHS = Integer.getInteger("rehearsal.months", 2);

    @Test
    void a_generated_utility_goes_live_without_differences() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        Bench.leaveGuardsOut();
        try {
            assertThat(new GeneratedUtilityRehearsal().run(ACCOUNTS, MONTHS, 7, System.out)).isZero();
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
