/**
 * Plain pages without sign-in, rendered on the server and working without JavaScript: home, contact, outage map, message verification;
 * flows, chat and documents are in sub-packages.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
        "chats", "common", "utility", "conversation", "accounts", "payments", "notices", "outages", "outages :: oms", "arrangements",
        "arrangements :: disconnection", "arrangements :: plans", "orders", "orders :: deposits", "documents", "identity", "websecurity"})
@org.jspecify.annotations.NullMarked
package org.curbstop.pages;
