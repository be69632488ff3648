package org.curbstop.assistance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.curbstop.common.AccountId;
import org.curbstop.store.Documents;
import org.curbstop.store.Event;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

@Component
final class ApplicationStore {

    private static final String STATE = "state.is";

    final Documents<Application> applications;

    ApplicationStore(Store store) {
        this.applications = store.documents(
                Application.class, "applications", Index.unique("key"), Index.uniqueWherePresent("subject"), Index.on("account", "sent"),
                Index.on(STATE, "changed"));
    }

    List<Application> of(AccountId account) {
        return applications.list(Where.is("account", account).descending("sent"));
    }

    /** The longest waiting first. */
    List<Application> in(String state, int most) {
        return applications.list(Where.is(STATE, state).ascending("changed").limit(most));
    }

    /** Takes a step where the course lets it, with what else changes beforehand; who comes second is told how it stands. */
    Applying take(ApplicationId id, UnaryOperator<Application> first, ApplicationStep step, Instant now, Optional<String> by) {
        return take(id, first, step, now, by, List.of());
    }

    /** @param more what is told with the change */
    Applying take(ApplicationId id, UnaryOperator<Application> first, ApplicationStep step, Instant now, Optional<String> by, List<Event> more) {
        var refused = new AtomicReference<Optional<Applying>>(Optional.empty());
        Application stored = applications.change(id.value(), application -> {
            Optional<ApplicationState> next = ApplicationCourse.next(application.state(), step);
            refused.set(next.isPresent() ? Optional.empty() : Optional.of(new Applying.NotNow(application.state())));
            if (next.isEmpty()) {
                return application;
            }
            Application prepared = first.apply(application);
            return next.get().equals(application.state()) ? prepared : prepared.in(next.get(), now, by, more);
        });
        return Objects.requireNonNull(refused.get()).orElseGet(() -> new Applying.Done(stored));
    }
}
