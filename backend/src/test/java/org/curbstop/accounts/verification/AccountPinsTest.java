package org.curbstop.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.PinChanged;
import org.curbstop.accounts.verification.VerificationResult.Verified;
import org.curbstop.accounts.verification.VerificationResult.Wrong;
import org.curbstop.audit.AuditEntry;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Ada chooses the PIN of her account, and Sam at the office removes it. */
@DatabaseTest
class AccountPinsTest {

    private static final Actor SAM = Actor.staff("sam");

    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final ProvingIdentity provingIdentity;
    private final Actor ada;

    AccountPinsTest(TestStore store) {
        this.store = store;
        this.millbrook = new MillbrookCustomers(store);
        this.provingIdentity = millbrook.provingIdentity;
        this.ada = Actor.customer(Channel.PORTAL, "203.0.113.1", millbrook.ada.id());
    }

    @Test
    void a_pin_that_was_changed_or_removed_is_refused_at_once() {
        ChallengeId before = start();
        provingIdentity.setPin(millbrook.adas.id(), "8642", ada);
        assertThat(provingIdentity.verifyPin(before, "2030")).isInstanceOf(Wrong.class);
        assertThat(provingIdentity.verifyPin(start(), "2030")).isInstanceOf(Wrong.class);
        ChallengeId open = start();
        provingIdentity.removePin(millbrook.adas.id(), SAM);
        assertThat(provingIdentity.verifyPin(open, "8642")).isInstanceOf(Wrong.class);
        assertThat(provingIdentity.hasPin(millbrook.adas.id(), SAM)).isFalse();
        ChallengeId byCode = start();
        provingIdentity.requestCode(byCode, OtpChannel.TEXT);
        String code = provingIdentity.createCode(byCode).orElseThrow().code();
        assertThat(provingIdentity.verifyCode(byCode, code)).isInstanceOf(Verified.class);
    }

    @Test
    void only_staff_remove_a_pin_and_only_its_holder_and_staff_know_of_it() {
        Actor dee = Actor.customer(Channel.PORTAL, "203.0.113.4", millbrook.dee.id());
        assertThat(provingIdentity.hasPin(millbrook.adas.id(), ada)).isTrue();
        assertThat(provingIdentity.hasPin(millbrook.adas.id(), dee)).isFalse();
        assertThat(provingIdentity.hasPin(millbrook.dees.id(), dee)).isFalse();
        assertThatThrownBy(() -> provingIdentity.removePin(millbrook.adas.id(), ada)).isInstanceOf(IllegalArgumentException.class);
        provingIdentity.removePin(millbrook.dees.id(), SAM); // nothing to remove, nobody is notified
        assertThat(store.told()).isEmpty();
        assertThat(provingIdentity.verifyPin(start(), "2030")).isInstanceOf(Verified.class);
    }

    @Test
    void the_holder_is_told_of_a_new_or_removed_pin() {
        provingIdentity.setPin(millbrook.cysOwn.id(), "8642", Actor.SYSTEM);
        assertThat(store.told()).as("the sample data tells nobody").isEmpty();
        provingIdentity.setPin(millbrook.adas.id(), "8642", ada);
        provingIdentity.removePin(millbrook.adas.id(), SAM);
        assertThat(store.told()).containsExactly(new PinChanged(millbrook.ada.id(), false, millbrook.clock.instant()),
                new PinChanged(millbrook.ada.id(), true, millbrook.clock.instant()));
        assertThat(millbrook.audit.listByAccount(millbrook.adas.id(), 2)).extracting(AuditEntry::did)
                .containsExactly("pin-removed", "pin-chosen");
    }

    @Test
    void a_customer_changes_pins_six_times_an_hour_at_most() {
        for (int i = 0; i < 6; i++) {
            provingIdentity.setPin(millbrook.adas.id(), "864" + i, ada);
        }
        assertThatThrownBy(() -> provingIdentity.setPin(millbrook.adas.id(), "8649", ada)).isInstanceOfSatisfying(
                InvalidValueException.class, refused -> assertThat(refused.code()).isEqualTo("invalid.pin-changes"));
        assertThat(provingIdentity.verifyPin(start(), "8645")).isInstanceOf(Verified.class);
    }

    private ChallengeId start() {
        return provingIdentity.startChallenge(new IdentityClaim.ByAccountNumber(millbrook.adas.number()),
                Actor.anonymous(Channel.VOICE, "+15035550111")).id();
    }
}
