package org.curbstop.notices;

import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.SampleUtility;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The sandbox's Twilio account, for tests without an application context. */
public final class FakeTwilioAccount {

    private FakeTwilioAccount() {}

    public static TwilioAccount account(ApplicationUrls addresses) {
        return new TwilioAccount(new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                // no environment variables of this machine
            }
        }, addresses, SampleUtility.millbrook());
    }
}
