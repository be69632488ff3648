package org.curbstop.flows.assistance;

import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.IntakeStatus;
import org.springframework.stereotype.Component;

/** Whom a talk names as the one who decides on a programme. */
interface AgencyContacts {

    /**
     * @param reach a number to call, or else where it is found on line
     * @param closed whether it takes nobody now
     */
    record AgencyContact(String name, String contact, boolean closed) {}

    /** Empty: the directory does not know it. */
    Optional<AgencyContact> find(String agency, String programme);

    /** Those of the directory. */
    @Component
    final class DirectoryAgencyContacts implements AgencyContacts {

        private final AgencyDirectory directory;

        DirectoryAgencyContacts(AgencyDirectory directory) {
            this.directory = directory;
        }

        @Override
        public Optional<AgencyContact> find(String agency, String programme) {
            return directory.find(agency).map(known -> new AgencyContact(known.name(), reach(known),
                    directory.intakeStatus(agency, programme) == IntakeStatus.CLOSED));
        }

        private static String reach(Agency agency) {
            var phones = Stream.concat(agency.phones().stream(), agency.places().stream().flatMap(place -> place.phones().stream()))
                    .map(Agency.Phone::number);
            return Stream.concat(phones, Stream.of(agency.website(), agency.email()).flatMap(Optional::stream)).findFirst().orElse("");
        }
    }
}
