package org.curbstop.bench;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
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

    /** What is measured is the product, without the guards that tests hang on the database driver. */
    private static void leaveGuardsOut() {
        Thread.currentThread().setContextClassLoader(new ClassLoader(Thread.currentThread().getContextClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/com.mongodb.event.CommandListener") ? Collections.emptyEnumeration()
                        : super.getResources(name);
            }
        });
    }
}
