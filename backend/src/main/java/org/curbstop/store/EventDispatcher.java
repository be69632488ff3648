package org.curbstop.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Delivers events to the listeners of the application that serves, from when all of them are ready until it stops. A listener that throws
 * keeps no other from its delivery; the event comes again to all of them.
 */
final class EventDispatcher implements SmartLifecycle {

    /** What the listeners of the event that this thread delivers now have thrown. */
    private static final ThreadLocal<List<Throwable>> FAILURES = new ThreadLocal<>();

    private final Database database;
    private final ApplicationEventPublisher publisher;
    private volatile boolean running;

    EventDispatcher(Database database, ApplicationEventPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    private void publish(Object event) {
        var refusals = new ArrayList<Throwable>();
        FAILURES.set(refusals);
        try {
            publisher.publishEvent(event);
        } finally {
            FAILURES.remove();
        }
        if (!refusals.isEmpty()) {
            var first = refusals.getFirst();
            refusals.stream().skip(1).forEach(first::addSuppressed);
            throw first instanceof RuntimeException fault ? fault : new IllegalStateException(first);
        }
    }

    /** Outside of a delivery everything is as Spring has it: the first to throw ends it. */
    static void recordFailure(Throwable refusal) {
        List<Throwable> refusals = FAILURES.get();
        if (refusals != null && !(refusal instanceof VirtualMachineError)) {
            refusals.add(refusal);
        } else if (refusal instanceof Error error) {
            throw error;
        } else {
            throw (RuntimeException) refusal;
        }
    }

    @Override
    public void start() {
        database.startEventDelivery(this::publish);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        database.stopEventDelivery();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
