package org.curbstop.pages;

import org.curbstop.accounts.Accounts;
import org.curbstop.identity.Me;
import org.curbstop.notices.ProofOfOrigin;
import org.curbstop.outages.OutageFeed;
import org.curbstop.payments.Payments;
import org.mockito.Mockito;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The plain pages by themselves: no portal, no store; what stands behind them is played by the tests. */
@EnableAutoConfiguration(excludeName = {"com.vaadin.flow.spring.SpringBootAutoConfiguration", "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"})
@ComponentScan({"org.curbstop.pages", "org.curbstop.doors", "org.curbstop.utility"})
class PlainPages {

    public static void main(String[] args) {
        SpringApplication.run(PlainPages.class, args);
    }

    @Bean
    PlayedTalks conversations() {
        return new PlayedTalks();
    }

    @Bean
    Payments payments() {
        return Mockito.mock(Payments.class);
    }

    @Bean
    Accounts accounts() {
        return Mockito.mock(Accounts.class);
    }

    @Bean
    Me me() {
        return Mockito.mock(Me.class);
    }

    @Bean
    ProofOfOrigin proofOfOrigin() {
        return Mockito.mock(ProofOfOrigin.class);
    }

    @Bean
    OutageFeed outageFeed() {
        return Mockito.mock(OutageFeed.class);
    }
}
