package org.curbstop.assistance.applications;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for assistance applications. */
@Component
public final class ApplicationRepository {

    private static final String STATE = "state.is";

    final AggregateCollection<AssistanceApplication> applications;

    public ApplicationRepository(Database database) {
        this.applications = database.collection(
                AssistanceApplication.class, "applications", Index.unique("key"), Index.uniqueWherePresent("subject"),
                Index.on("account", "sent"),
                Index.on(STATE, "changed"));
    }

    List<AssistanceApplication> listByAccount(AccountId account) {
        return applications.list(Query.where("account", account).descending("sent"));
    }

    /** Returns applications in a state, longest waiting first. */
    List<AssistanceApplication> listByState(String state, int limit) {
        return applications.list(Query.where(STATE, state).ascending("changed").limit(limit));
    }

    /** Applies an action if the state machine allows it. Of two concurrent callers, the second gets the current state. */
    ApplicationResult apply(ApplicationId id, UnaryOperator<AssistanceApplication> prepare, ApplicationAction action, Instant now,
            Optional<String> by) {
        return apply(id, prepare, action, now, by, List.of());
    }

    /** @param more events to publish with the change */
    ApplicationResult apply(ApplicationId id, UnaryOperator<AssistanceApplication> prepare, ApplicationAction action, Instant now,
            Optional<String> by, List<DomainEvent> more) {
        var refused = new AtomicReference<Optional<ApplicationResult>>(Optional.empty());
        AssistanceApplication stored = applications.change(id.value(), application -> {
            Optional<ApplicationState> next = ApplicationStateMachine.next(application.state(), action);
            refused.set(next.isPresent() ? Optional.empty() : Optional.of(new ApplicationResult.NotAllowedInState(application.state())));
            if (next.isEmpty()) {
                return application;
            }
            AssistanceApplication prepared = prepare.apply(application);
            return next.get().equals(application.state()) ? prepared : prepared.withState(next.get(), now, by, more);
        });
        return Objects.requireNonNull(refused.get()).orElseGet(() -> new ApplicationResult.Done(stored));
    }
}
