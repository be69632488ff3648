package org.curbstop.outages.board;

import java.util.Collection;
import org.curbstop.common.AccountId;

/** Where somebody's health depends on service, as the office has it on file. */
public interface MedicalDevices {

    /** Accounts with a certificate that is good today. */
    Collection<AccountId> listAccounts();
}
