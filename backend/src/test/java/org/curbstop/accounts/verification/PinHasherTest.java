package org.curbstop.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PinHasherTest {

    private static final String SALT = "000102030405060708090a0b0c0d0e0f";

    @Test
    void a_pin_is_hashed_with_100_000_rounds_of_pbkdf2() {
        // computed with Python: hashlib.pbkdf2_hmac("sha512", b"2030", salt, 100_000, 32)
        assertThat(PinHasher.hash("2030", SALT)).isEqualTo("72b252f2f63202933962b0d66e847d67a396fcbef8533649aa44774bf6aed2b4");
    }

    @Test
    void every_salt_is_different() {
        assertThat(PinHasher.salt()).hasSize(32).isNotEqualTo(PinHasher.salt());
    }
}
