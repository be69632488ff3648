package org.curbstop.sandbox.twilio;

import java.util.List;
import java.util.stream.IntStream;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PhoneNumber;

/** Phones that can be used: those of the named people, and a stranger's. */
final class SampleCallers {

    private static final int FIRST = 101;
    private static final int LAST = 110;

    /** Number of a stranger, from the block that is reserved for fiction. */
    static final String STRANGER = "+15035550147";

    private SampleCallers() {}

    static List<SandboxTextsPage.SampleTexter> all(Accounts accounts) {
        return IntStream.rangeClosed(FIRST, LAST).mapToObj(line -> "+15035550" + line)
                .flatMap(number -> accounts.listPeopleByPhone(new PhoneNumber(number)).stream().limit(1)
                        .map(person -> new SandboxTextsPage.SampleTexter(person.name(), number)))
                .toList();
    }
}
