package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.curbstop.accounts.Logins.Linked;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@StoreTest
class LoginsTest {

    private static final Login ADAS = new Login("https://sign-in.example", "ada");
    private static final Login EVES = new Login("https://sign-in.example", "eve");
    private static final Asker BROWSER = Asker.stranger(Channel.PORTAL, "203.0.113.1");

    private final Neighbours town;

    LoginsTest(TestStore store) {
        this.town = new Neighbours(store);
    }

    @Test
    void a_login_is_linked_by_a_code_and_one_proof_links_one_login() {
        assertThat(town.logins.personOf(ADAS)).isEmpty();
        ChallengeId proved = provedByCode();
        assertThat(town.logins.link(ADAS, proved, BROWSER)).isEqualTo(Linked.LINKED);
        assertThat(town.logins.personOf(ADAS)).contains(town.ada.id());
        assertThat(town.logins.link(EVES, proved, BROWSER)).isEqualTo(Linked.NOT_PROVED);
        assertThat(town.logins.personOf(EVES)).isEmpty();
    }

    @Test
    void a_pin_a_challenge_without_an_answer_and_an_old_proof_link_nothing() {
        ChallengeId byPin = town.proving.begin(new Claim.ByNumber(town.adas.number()), BROWSER).id();
        town.proving.answerPin(byPin, "2030");
        assertThat(town.logins.link(EVES, byPin, BROWSER)).isEqualTo(Linked.NOT_PROVED);
        ChallengeId open = town.proving.begin(new Claim.ByNumber(town.adas.number()), BROWSER).id();
        assertThat(town.logins.link(EVES, open, BROWSER)).isEqualTo(Linked.NOT_PROVED);
        ChallengeId old = provedByCode();
        town.clock.advance(Duration.ofMinutes(36));
        assertThat(town.logins.link(EVES, old, BROWSER)).isEqualTo(Linked.NOT_PROVED);
    }

    @Test
    void a_login_that_is_somebody_elses_stays_theirs() {
        town.logins.vouch(ADAS, town.ada.id(), Asker.staff("sam"));
        assertThat(town.logins.vouch(ADAS, town.dee.id(), Asker.staff("sam"))).isEqualTo(Linked.ANOTHERS);
        assertThat(town.logins.vouch(ADAS, town.ada.id(), Asker.staff("sam"))).isEqualTo(Linked.LINKED);
        assertThat(town.logins.personOf(ADAS)).contains(town.ada.id());
        assertThat(town.logins.unlink(ADAS, Asker.staff("sam"))).isTrue();
        assertThat(town.logins.personOf(ADAS)).isEmpty();
    }

    @Test
    void a_customer_does_not_vouch_for_herself() {
        assertThatThrownBy(() -> town.logins.vouch(EVES, town.ada.id(), BROWSER)).isInstanceOf(IllegalArgumentException.class);
    }

    private ChallengeId provedByCode() {
        ChallengeId id = town.proving.begin(new Claim.ByNumber(town.adas.number()), BROWSER).id();
        town.proving.sendCode(id, CodeBy.TEXT);
        town.proving.answerCode(id, town.proving.mintCode(id).orElseThrow().code());
        return id;
    }
}
