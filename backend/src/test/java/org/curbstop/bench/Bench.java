package org.curbstop.bench;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A benchmark. Tests never run it; {@code ./curbstop bench NAME} runs the one of that name on the class path. It prints one line of JSON
 * per figure and measures its reference in the same run.
 */
public interface Bench {

    /** Returns the name to pass to {@code ./curbstop bench}. */
    String name();

    /** @param arguments what follows the name on the command line, such as a number of rows */
    void run(List<String> arguments) throws Exception;

    @SuppressWarnings("SystemOut")
    static void main(String[] args) throws Exception {
        List<String> known = new ArrayList<>();
        for (Bench bench : ServiceLoader.load(Bench.class)) {
            if (args.length > 0 && bench.name().equals(args[0])) {
                leaveGuardsOut();
                bench.run(Arrays.asList(args).subList(1, args.length).stream().filter(argument -> !argument.equals("-")).toList());
                System.exit(0); // a server may still be listening
            }
            known.add(bench.name());
        }
        System.err.println("curbstop: no bench of that name here, only " + known);
        System.exit(2);
    }

    /** Leaves the test guards off the driver of the database that this thread opens next, so that only the product is measured. */
    static void leaveGuardsOut() {
        listenOnlyBy(Optional.empty());
    }

    /**
     * Gives the database that this thread opens next only this command listener.
     *
     * @param listener the resource that names its class; empty: no listener
     */
    static void listenOnlyBy(Optional<String> listener) {
        Thread.currentThread().setContextClassLoader(new ClassLoader(Bench.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return !name.equals("META-INF/services/com.mongodb.event.CommandListener") ? super.getResources(name)
                        : listener.isPresent() ? super.getResources(listener.get()) : Collections.emptyEnumeration();
            }
        });
    }
}
