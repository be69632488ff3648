/**
 * Flow actions, each of which adapts one flow step to one capability. This package holds what all actions share; the actions are in
 * sub-packages, one for each capability: their specifications in {@code ...ActionSpecs}, the actions as beans in {@code ...Actions}, a long
 * one as a class of its own. {@link org.curbstop.flows.FlowActionSpecs} is the only API.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
        "common", "utility", "accounts", "accounts :: verification", "billing", "payments", "orders", "orders :: appointments",
        "orders :: premises", "outages", "outages :: oms", "cases", "chats", "arrangements", "arrangements :: disconnection",
        "arrangements :: holds",
        "arrangements :: plans", "assistance", "assistance :: applications", "assistance :: directory", "assistance :: referrals",
        "assistance :: screening", "documents", "grievances", "notices", "notices :: preferences",
        "conversation"})
@org.jspecify.annotations.NullMarked
package org.curbstop.flows;
