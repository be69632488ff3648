package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.curbstop.accounts.LoginLinks.LinkResult;
import org.curbstop.accounts.verification.ChallengeId;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.OtpChannel;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class LoginLinksTest {

    private static final Login ADAS = new Login("https://sign-in.example", "ada");
    private static final Login EVES = new Login("https://sign-in.example", "eve");
    private static final Actor BROWSER = Actor.anonymous(Channel.PORTAL, "203.0.113.1");

    private final MillbrookCustomers town;

    LoginLinksTest(TestStore store) {
        this.town = new MillbrookCustomers(store);
    }

    @Test
    void a_login_is_linked_by_a_code_and_one_proof_links_one_login() {
        assertThat(town.logins.findPerson(ADAS)).isEmpty();
        ChallengeId proved = provedByCode();
        assertThat(town.logins.link(ADAS, proved, BROWSER)).isEqualTo(LinkResult.LINKED);
        assertThat(town.logins.findPerson(ADAS)).contains(town.ada.id());
        assertThat(town.logins.link(EVES, proved, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
        assertThat(town.logins.findPerson(EVES)).isEmpty();
    }

    @Test
    void a_pin_a_challenge_without_an_answer_and_an_old_proof_link_nothing() {
        ChallengeId byPin = town.proving.startChallenge(new IdentityClaim.ByAccountNumber(town.adas.number()), BROWSER).id();
        town.proving.verifyPin(byPin, "2030");
        assertThat(town.logins.link(EVES, byPin, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
        ChallengeId open = town.proving.startChallenge(new IdentityClaim.ByAccountNumber(town.adas.number()), BROWSER).id();
        assertThat(town.logins.link(EVES, open, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
        ChallengeId old = provedByCode();
        town.clock.advance(Duration.ofMinutes(36));
        assertThat(town.logins.link(EVES, old, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
    }

    @Test
    void a_login_that_is_somebody_elses_stays_theirs() {
        town.logins.linkByStaff(ADAS, town.ada.id(), Actor.staff("sam"));
        assertThat(town.logins.linkByStaff(ADAS, town.dee.id(), Actor.staff("sam"))).isEqualTo(LinkResult.ANOTHERS);
        assertThat(town.logins.linkByStaff(ADAS, town.ada.id(), Actor.staff("sam"))).isEqualTo(LinkResult.LINKED);
        assertThat(town.logins.findPerson(ADAS)).contains(town.ada.id());
        assertThat(town.logins.unlink(ADAS, Actor.staff("sam"))).isTrue();
        assertThat(town.logins.findPerson(ADAS)).isEmpty();
    }

    @Test
    void a_customer_does_not_vouch_for_herself() {
        assertThatThrownBy(() -> town.logins.linkByStaff(EVES, town.ada.id(), BROWSER)).isInstanceOf(IllegalArgumentException.class);
    }

    private ChallengeId provedByCode() {
        ChallengeId id = town.proving.startChallenge(new IdentityClaim.ByAccountNumber(town.adas.number()), BROWSER).id();
        town.proving.requestCode(id, OtpChannel.TEXT);
        town.proving.verifyCode(id, town.proving.createCode(id).orElseThrow().code());
        return id;
    }
}
