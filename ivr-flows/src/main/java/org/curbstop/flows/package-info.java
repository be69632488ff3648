/** What a flow can have done: thin adapters from a step of a talk to a capability. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "utility", "accounts", "billing", "payments", "orders", "outages", "cases", "arrangements", "assistance", "papers", "conversation"})
package org.curbstop.flows;
