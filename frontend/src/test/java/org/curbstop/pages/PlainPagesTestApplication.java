package org.curbstop.pages;

import java.time.Clock;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.arrangements.ArrangementLetters;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.chats.Chats;
import org.curbstop.chats.ChatsForTests;
import org.curbstop.documents.SentDocuments;
import org.curbstop.documents.SentDocumentsForTests;
import org.curbstop.identity.CurrentUser;
import org.curbstop.notices.MessageVerification;
import org.curbstop.notices.Notices;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.outages.StormMode;
import org.curbstop.payments.Payments;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.Utility;
import org.mockito.Mockito;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Application with the plain pages only, without the portal and with fake capabilities. */
@EnableAutoConfiguration(
        excludeName = {"com.vaadin.flow.spring.SpringBootAutoConfiguration", "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"})
@ComponentScan({"org.curbstop.pages", "org.curbstop.websecurity", "org.curbstop.utility"})
public class PlainPagesTestApplication {

    public static void main(String[] args) {
        SpringApplication.run(PlainPagesTestApplication.class, args);
    }

    @Bean
    ScriptedFlowConversations conversations() {
        return new ScriptedFlowConversations();
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
    MillbrookCustomers town(TestStore database) {
        return new MillbrookCustomers(database);
    }

    @Bean
    ChatsForTests liveChats(TestStore database, MillbrookCustomers customers, MovableClock clock) {
        return ChatsForTests.over(database.store(), customers.audit, clock);
    }

    @Bean
    Chats chats(ChatsForTests made) {
        return made.chats();
    }

    @Bean
    SentDocuments papers(TestStore database, MillbrookCustomers customers) {
        return SentDocumentsForTests.over(database.store(), customers.accounts, customers.audit, customers.clock);
    }

    @Bean
    ArrangementLetters letters() {
        return Mockito.mock(ArrangementLetters.class);
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
    CurrentUser me() {
        return Mockito.mock(CurrentUser.class);
    }

    @Bean
    Notices notices() {
        return Mockito.mock(Notices.class);
    }

    @Bean
    MessageVerification proofOfOrigin() {
        return Mockito.mock(MessageVerification.class);
    }

    @Bean
    PayingADeposit payingADeposit() {
        return Mockito.mock(PayingADeposit.class);
    }

    @Bean
    StormMode stormMode(TestStore database, Utility utility, MillbrookCustomers customers, Clock clock) {
        return new StormMode(database.store(), utility, customers.audit, clock);
    }

    @Bean
    OutageSystemStatus outageSystemStatus() {
        return Mockito.mock(OutageSystemStatus.class);
    }

    @Bean
    OutageFeed outageFeed() {
        return Mockito.mock(OutageFeed.class);
    }
}
