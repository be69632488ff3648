/**
 * What a flow step can do: each flow action adapts one step to one capability. The root holds what all actions share; the actions are in
 * the sub-packages, one for each capability. {@link org.curbstop.flows.FlowActionSpecs} is the only API.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
        "common", "utility", "accounts", "accounts :: verification", "billing", "payments", "orders", "orders :: appointments",
        "orders :: premises", "outages", "outages :: oms", "cases", "chats", "arrangements", "arrangements :: disconnection", "arrangements :: holds",
        "arrangements :: plans", "assistance", "assistance :: applications", "assistance :: directory", "assistance :: referrals",
        "assistance :: screening", "documents", "grievances", "notices", "notices :: preferences",
        "conversation"})
package org.curbstop.flows;
