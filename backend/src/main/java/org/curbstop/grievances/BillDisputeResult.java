package org.curbstop.grievances;

import org.curbstop.common.Money;

/** What came of disputing a bill. */
public sealed interface BillDisputeResult {

    /** Filed now, or by the same request before. */
    record Filed(Grievance dispute) implements BillDisputeResult {}

    /** That bill is disputed already, or was: this is that dispute. */
    record AlreadyFiled(Grievance dispute) implements BillDisputeResult {}

    /** More than the bill is about, or nothing. */
    record WrongAmount(Money most) implements BillDisputeResult {}

    /** Not theirs, or no such bill: both look the same. */
    record NotYours() implements BillDisputeResult {}
}
