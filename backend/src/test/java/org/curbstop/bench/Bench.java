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
 * Measures something. Never run by the tests; {@code ./curbstop bench NAME} runs the one of this name that it finds on the class path.
 * Prints one line of JSON per figure, and takes its reference in the same run.
 */
public interface Bench {

    /** As the launcher calls it. */
    String name();

    /** @param arguments what follows the name on the command line, such as how many */
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

    /** For a database that this thread opens next: what is measured is the product, without the guards that tests hang on the driver. */
    static void leaveGuardsOut() {
        listenOnlyBy(Optional.empty());
    }

    /** The database that this thread opens next has this listener and no other; the name is that of a file that names its class. */
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
