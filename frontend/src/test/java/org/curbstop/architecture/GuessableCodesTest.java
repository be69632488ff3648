package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists every secret or number that somebody could guess: how many values there are, how many guesses are allowed, and where guesses are
 * counted. A new class that generates random values needs an entry here, with a counter unless they have {@link #UNGUESSABLE} bits or more.
 */
class GuessableCodesTest {

    /** Bits that need no counter: guessing them all at a million guesses a second takes longer than a lifetime. */
    private static final int UNGUESSABLE = 60;
    private static final Path ROOT = Path.of("..");
    private static final String SOURCE = "new SecureRandom(";
    private static final String CODES = "RandomCodes.create";

    /**
     * @param maker source file that generates the values
     * @param bits log2 of the number of values
     * @param tries allowed guesses; a dash if guesses need not be counted
     * @param counter source file that counts guesses
     * @param proof text in that file that counts them
     */
    record Code(String what, String maker, int bits, String tries, String counter, String proof) {
        static Code unguessable(String what, String maker, int bits) {
            return new Code(what, maker, bits, "-", "", "");
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static final String RANDOM_CODES = "backend/src/main/java/org/curbstop/common/RandomCodes.java";
    private static final String CONNECTION_AUTHENTICATOR =
            "embedded-store/src/main/java/org/curbstop/store/embedded/ConnectionAuthenticator.java";
    private static final String ACCOUNTS = "backend/src/main/java/org/curbstop/accounts/";
    private static final String VERIFICATION = ACCOUNTS + "verification/";
    private static final String RESUME_CODES = "ivr-flows/src/main/java/org/curbstop/conversation/session/ResumeCodes.java";
    private static final String PAYMENTS = "backend/src/main/java/org/curbstop/payments/";
    private static final String ORDERS = "backend/src/main/java/org/curbstop/orders/";
    private static final String PROVING = VERIFICATION + "ProvingIdentity.java";

    static List<Code> codes() {
        return List.of(
                new Code("PIN that a customer chose", PROVING, 13,
                        "5 a claim and place, 10 a person and day, 50 of one PIN, 1,000 over all an hour",
                        VERIFICATION + "PinAttemptLimiter.java", "limits.perClaim()"),
                new Code("one-time code", PROVING, 19, "5 a challenge, of which 3 an hour a claim", PROVING, "limits().perChallenge()"),
                new Code("code to a new contact", VERIFICATION + "ConfirmingContacts.java", 19, "5 a code",
                        VERIFICATION + "ConfirmingContacts.java", "MAX_WRONG_CODES"),
                new Code("account number with ZIP code, as a guest", ACCOUNTS + "AccountLifecycle.java", 26,
                        "20 a place an hour, then 200 with the bill's amount",
                        VERIFICATION + "GuestAccountLookup.java", "limits.amountsPerOrigin()"),
                new Code("order number, with its phone", ORDERS + "entry/PlacingAnOrder.java", 29, "20 a phone and place an hour",
                        ORDERS + "Orders.java", "tries().lookUp("),
                new Code("number of a request, with its phone", ORDERS + "IntakeRequests.java", 29, "20 a phone and place an hour",
                        ORDERS + "IntakeRequests.java", "tries.lookUp("),
                new Code("code that resumes a conversation", RESUME_CODES, 22,
                        "5 a conversation, 20 a place an hour", RESUME_CODES, "guesses.tryAcquire("),
                new Code("code that shows a message to be ours", "backend/src/main/java/org/curbstop/notices/delivery/MessageRenderer.java",
                        29, "60 a place an hour",
                        "frontend/src/main/java/org/curbstop/pages/MessageVerificationPage.java", "guesses.tryAcquire("),
                Code.unguessable("link to pay, link to a receipt", PAYMENTS + "processing/PaymentRepository.java", 80),
                Code.unguessable("ids: links to photos, cases, payments", "backend/src/main/java/org/curbstop/common/IdGenerator.java", 60),
                Code.unguessable("conversation of a browser, link to send photos",
                        "frontend/src/main/java/org/curbstop/pages/flow/ConversationCookie.java", 128),
                Code.unguessable("nonce of a page", "frontend/src/main/java/org/curbstop/web/layout/IndexPageSecurityListener.java", 128),
                Code.unguessable("salt of a hash", VERIFICATION + "PinHasher.java", 128),
                Code.unguessable("key of digests", "backend/src/main/java/org/curbstop/store/KeyedDigest.java", 256),
                Code.unguessable("password of the embedded store", CONNECTION_AUTHENTICATOR, 128));
    }

    @Test
    void every_class_that_makes_random_values_is_listed() {
        Set<String> makers = sources().filter(file -> text(file).contains(CODES) || text(file).contains(SOURCE))
                .map(file -> ROOT.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = codes().stream().map(Code::maker).collect(Collectors.toCollection(TreeSet::new));
        makers.remove(RANDOM_CODES);
        assertThat(listed).isEqualTo(makers);
    }

    /** The embedded store is optional and depends on no other module, so it has a source of its own. */
    @Test
    void random_values_come_from_one_source() {
        assertThat(sources().filter(file -> text(file).contains(SOURCE)).map(file -> ROOT.relativize(file).toString()))
                .containsExactlyInAnyOrder(RANDOM_CODES, CONNECTION_AUTHENTICATOR);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void attempts_at_guessable_codes_are_counted(Code code) {
        if (code.bits() < UNGUESSABLE) {
            assertThat(code.tries()).as("tries of " + code).matches(".*\\d.*");
            assertThat(text(ROOT.resolve(code.counter()))).as("counts tries of " + code).contains(code.proof());
        }
    }

    /** {@code ReferenceNumber} is derived from an id. It is no secret: nothing can be looked up by it alone. */
    @Test
    void no_random_value_comes_from_an_insecure_source() {
        assertThat(sources().filter(file -> text(file).matches("(?s).*(new Random\\(\\)|Math\\.random\\().*"))).isEmpty();
    }

    private static Stream<Path> sources() {
        return Stream.of("embedded-store", "backend", "ivr-flows", "frontend").flatMap(module -> {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
