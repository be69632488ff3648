package org.curbstop.flows.assistance;

import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.IntakeStatus;
import org.springframework.stereotype.Component;

/** Finds the agency that decides on an assistance program. */
interface AgencyContacts {

    /**
     * @param contact a phone number, otherwise a web or email address
     * @param closed whether it accepts no applications at present
     */
    record AgencyContact(String name, String contact, boolean closed) {}

    /** @return empty if the directory does not list the agency */
    Optional<AgencyContact> find(String agency, String program);

    /** Contacts from the agency directory. */
    @Component
    final class DirectoryAgencyContacts implements AgencyContacts {

        private final AgencyDirectory directory;

        DirectoryAgencyContacts(AgencyDirectory directory) {
            this.directory = directory;
        }

        @Override
        public Optional<AgencyContact> find(String agency, String program) {
            return directory.find(agency).map(known -> new AgencyContact(known.name(), reach(known),
                    directory.intakeStatus(agency, program) == IntakeStatus.CLOSED));
        }

        private static String reach(Agency agency) {
            var phones = Stream.concat(agency.phones().stream(), agency.places().stream().flatMap(place -> place.phones().stream()))
                    .map(Agency.Phone::number);
            return Stream.concat(phones, Stream.of(agency.website(), agency.email()).flatMap(Optional::stream)).findFirst().orElse("");
        }
    }
}
