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

    private final MillbrookCustomers millbrook;

    LoginLinksTest(TestStore store) {
        this.millbrook = new MillbrookCustomers(store);
    }

    @Test
    void a_one_time_code_links_exactly_one_login() {
        assertThat(millbrook.logins.findPerson(ADAS)).isEmpty();
        ChallengeId proved = provedByCode();
        assertThat(millbrook.logins.link(ADAS, proved, BROWSER)).isEqualTo(LinkResult.LINKED);
        assertThat(millbrook.logins.findPerson(ADAS)).contains(millbrook.ada.id());
        assertThat(millbrook.logins.link(EVES, proved, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
        assertThat(millbrook.logins.findPerson(EVES)).isEmpty();
    }

    @Test
    void a_pin_an_unanswered_challenge_or_an_old_proof_links_no_login() {
        ChallengeId byPin = millbrook.provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(millbrook.adas.number()), BROWSER)
                .id();
        millbrook.provingIdentity.verifyPin(byPin, "2030");
        assertThat(millbrook.logins.link(EVES, byPin, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
        ChallengeId open = millbrook.provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(millbrook.adas.number()), BROWSER)
                .id();
        assertThat(millbrook.logins.link(EVES, open, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
        ChallengeId old = provedByCode();
        millbrook.clock.advance(Duration.ofMinutes(36));
        assertThat(millbrook.logins.link(EVES, old, BROWSER)).isEqualTo(LinkResult.NOT_PROVED);
    }

    @Test
    void a_login_linked_to_another_person_is_not_relinked() {
        millbrook.logins.linkByStaff(ADAS, millbrook.ada.id(), Actor.staff("sam"));
        assertThat(millbrook.logins.linkByStaff(ADAS, millbrook.dee.id(), Actor.staff("sam"))).isEqualTo(LinkResult.ANOTHERS);
        assertThat(millbrook.logins.linkByStaff(ADAS, millbrook.ada.id(), Actor.staff("sam"))).isEqualTo(LinkResult.LINKED);
        assertThat(millbrook.logins.findPerson(ADAS)).contains(millbrook.ada.id());
    }

    @Test
    void only_staff_can_link_a_login_without_a_code() {
        assertThatThrownBy(() -> millbrook.logins.linkByStaff(EVES, millbrook.ada.id(), BROWSER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ChallengeId provedByCode() {
        ChallengeId id = millbrook.provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(millbrook.adas.number()), BROWSER).id();
        millbrook.provingIdentity.requestCode(id, OtpChannel.TEXT);
        millbrook.provingIdentity.verifyCode(id, millbrook.provingIdentity.createCode(id).orElseThrow().code());
        return id;
    }
}
