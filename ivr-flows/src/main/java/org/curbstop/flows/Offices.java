package org.curbstop.flows;

import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.assistance.Agency;
import org.curbstop.assistance.Directory;
import org.curbstop.assistance.Taking;
import org.springframework.stereotype.Component;

/** Whom a talk names as the one who decides on a programme. */
interface Offices {

    /**
     * @param reach a number to call, or else where it is found on line
     * @param closed whether it takes nobody now
     */
    record Office(String name, String reach, boolean closed) {}

    /** Empty: the directory does not know it. */
    Optional<Office> of(String agency, String programme);

    /** Those of the directory. */
    @Component
    final class Listed implements Offices {

        private final Directory directory;

        Listed(Directory directory) {
            this.directory = directory;
        }

        @Override
        public Optional<Office> of(String agency, String programme) {
            return directory.agency(agency).map(known -> new Office(known.name(), reach(known), directory.taking(agency, programme) == Taking.CLOSED));
        }

        private static String reach(Agency agency) {
            var phones = Stream.concat(agency.phones().stream(), agency.places().stream().flatMap(place -> place.phones().stream())).map(Agency.Phone::number);
            return Stream.concat(phones, Stream.of(agency.website(), agency.email()).flatMap(Optional::stream)).findFirst().orElse("");
        }
    }
}
