package org.curbstop.sandbox.rehearsal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.Orders;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.utility.MovableClock;
import org.springframework.beans.factory.BeanFactory;

/**
 * Simulates what customers do in a day on every channel, several at a time: pay by card, get refunds, agree to arrangements, order, change
 * contacts.
 */
final class CustomerDay {

    private static final long MAX_PAYMENT_CENTS = 900_000;
    private static final int AT_ONCE = 8;
    /** One account in five acts in a day; of many accounts, about this number. */
    private static final int ACTING = 400;
    private static final int ONE_IN = 5;
    private static final Channel[] CHANNELS = {Channel.PAGE, Channel.VOICE, Channel.TEXT, Channel.CHAT, Channel.PORTAL};

    private final Accounts accounts;
    private final Payments payments;
    private final Arrangements arrangements;
    private final Orders orders;
    private final CustomerProfiles profiles;
    private final MovableClock clock;
    private final Random random;
    /** Number of actions of each kind; each action is a posting. */
    private final Map<String, Integer> done = new ConcurrentSkipListMap<>();
    private final Map<PersonId, Language> languages = new ConcurrentHashMap<>();
    private final List<ServiceOrder> placed = Collections.synchronizedList(new ArrayList<>());
    private final List<RehearsedAccount> acted = new ArrayList<>();

    CustomerDay(BeanFactory beans, Random random) {
        accounts = beans.getBean(Accounts.class);
        payments = beans.getBean(Payments.class);
        arrangements = beans.getBean(Arrangements.class);
        orders = beans.getBean(Orders.class);
        profiles = beans.getBean(CustomerProfiles.class);
        clock = beans.getBean(MovableClock.class);
        this.random = random;
    }

    Map<String, Integer> done() {
        return done;
    }

    /** Returns the languages that customers chose, which no file of the billing system may change back. */
    Map<PersonId, Language> languages() {
        return languages;
    }

    List<ServiceOrder> orders() {
        return placed;
    }

    /** Returns the accounts for which customers did something. */
    List<RehearsedAccount> accounts() {
        return acted;
    }

    /** Draws who does what, then lets different customers act at the same time, and each customer one action after the other. */
    void play(List<RehearsedAccount> all, int day) {
        int oneIn = Math.max(ONE_IN, all.size() / ACTING);
        var actions = new LinkedHashMap<String, List<Runnable>>();
        for (RehearsedAccount each : all) {
            if (random.nextInt(oneIn) == 0) {
                var drawn = new Random(random.nextLong());
                acted.add(each);
                actions.computeIfAbsent(each.customer, customer -> new ArrayList<>()).add(() -> act(each, day, drawn));
            }
        }
        try (var customers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            actions.values().forEach(theirs -> running.add(customers.submit(() -> theirs.forEach(Runnable::run))));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void act(RehearsedAccount each, int day, Random drawn) {
        int what = drawn.nextInt(20);
        Account account = accounts.findByNumber(new AccountNumber(each.number)).orElseThrow();
        Actor actor = Actor.customer(CHANNELS[drawn.nextInt(CHANNELS.length)], "rehearsal-" + each.number, account.holder());
        String key = "rehearsal-" + day + "-" + each.index;
        if (what < 12) {
            pay(each, account, actor, key, drawn, what < 2, what == 11);
        } else if (what < 15) {
            arrange(account, actor, key);
        } else if (what < 17) {
            order(account, actor, key);
        } else {
            changeContact(account, actor);
        }
    }

    /**
     * @param back whether the payment is refunded at once
     * @param declined whether the bank declines it
     */
    private void pay(RehearsedAccount each, Account account, Actor actor, String key, Random drawn, boolean back, boolean declined) {
        long cents = Math.min(MAX_PAYMENT_CENTS, each.owed() > 100
                ? drawn.nextBoolean() ? each.owed() : 100 + drawn.nextInt((int) each.owed())
                : 1_000 + drawn.nextInt(5_000));
        var allocation = new Allocation(account.id(), Money.usd(cents));
        Payment payment = payments.confirm(new PaymentRequest(key, List.of(allocation), actor.channel(), Language.ENGLISH,
                actor.person(), Optional.empty()));
        payment = payments.charge(payment.id(), declined ? "pm_card_chargeDeclined" : "pm_card_visa");
        if (declined) {
            return;
        }
        for (int tries = 0; payment.outcome() != PaymentOutcome.PAID && tries < 10; tries++) { // some responses of the bank are lost
            clock.advance(Duration.ofSeconds(30));
            payment = payments.refresh(payment.id());
        }
        if (payment.outcome() != PaymentOutcome.PAID) {
            throw new IllegalStateException(each.number + ": " + payment.state());
        }
        each.payHere(cents);
        did("payment");
        if (back) {
            payments.refund(payment.id(), key, List.of(allocation), "rehearsal");
            each.refundHere(cents);
            did("refund");
        }
    }

    private void arrange(Account account, Actor actor, String key) {
        if (arrangements.offer(account.id(), actor) instanceof ArrangementOffer.Granted offer
                && arrangements.agree(key, account.id(), offer.schedule(), Language.ENGLISH, actor)
                        instanceof Arrangements.AgreementResult.Agreed) {
            did("arrangement");
        }
    }

    private void order(Account account, Actor actor, String key) {
        var stop = new OrderRequest.Stop(account.id(), Set.of(), Optional.empty());
        var wanted = new NewOrder(stop, OrderRequest.ServiceDates.stoppingOn(LocalDate.now(clock).plusDays(10)), Optional.empty(),
                Optional.empty(), Language.ENGLISH);
        if (orders.place(key, wanted, actor) instanceof PlaceOrderResult.Placed result) {
            placed.add(result.order());
            did("order");
        }
    }

    private void changeContact(Account account, Actor actor) {
        var person = accounts.findPerson(account.holder()).orElseThrow();
        Language other = person.language().equals(Language.ENGLISH) ? Language.SPANISH : Language.ENGLISH;
        if (profiles.change(person.id(), person.version(), new CustomerProfiles.ProfileEdit.ChangeLanguage(other), actor)
                instanceof CustomerProfiles.ProfileEditResult.Done) {
            languages.put(person.id(), other);
            did("contact");
        }
    }

    private void did(String what) {
        done.merge(what, 1, Integer::sum);
    }
}
