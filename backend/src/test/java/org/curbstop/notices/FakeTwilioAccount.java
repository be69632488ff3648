package org.curbstop.notices;

import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.SampleUtility;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The sandbox's account at Twilio, for tests that start no application. */
public final class FakeTwilioAccount {

    private FakeTwilioAccount() {}

    public static TwilioAccount account(ApplicationUrls addresses) {
        return new TwilioAccount(new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                // nothing of this machine
            }
        }, addresses, SampleUtility.millbrook());
    }
}
