package org.curbstop.pages;

import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Neighbours;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Letters;
import org.curbstop.identity.Me;
import org.curbstop.notices.ProofOfOrigin;
import org.curbstop.orders.PayingADeposit;
import org.curbstop.outages.OutageFeed;
import org.curbstop.papers.Papers;
import org.curbstop.papers.PapersForTests;
import org.curbstop.payments.Payments;
import org.curbstop.store.TestStore;
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
    TestStore database() {
        return new TestStore();
    }

    @Bean
    Neighbours town(TestStore database) {
        return new Neighbours(database);
    }

    @Bean
    Papers papers(TestStore database, Neighbours town) {
        return PapersForTests.over(database.store(), town.accounts, town.audit, town.clock);
    }

    @Bean
    Letters letters() {
        return Mockito.mock(Letters.class);
    }

    @Bean
    Arrangements arrangements() {
        return Mockito.mock(Arrangements.class);
    }

    @Bean
    Disconnections disconnections() {
        return Mockito.mock(Disconnections.class);
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
    PayingADeposit payingADeposit() {
        return Mockito.mock(PayingADeposit.class);
    }

    @Bean
    OutageFeed outageFeed() {
        return Mockito.mock(OutageFeed.class);
    }
}
