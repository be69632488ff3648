/**
 * Service orders: start, stop and move of service, and field visits. The API is {@link org.curbstop.orders.Orders} for customers,
 * {@link org.curbstop.orders.StaffOrders} for staff, {@link org.curbstop.orders.IntakeRequests} for applications that only staff can
 * decide, and their value types. Also exposed: {@code events}, {@code imports}, {@code appointments}, {@code deposits} and
 * {@code premises}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "policies", "audit", "accounts", "billing", "documents", "payments"})
@org.jspecify.annotations.NullMarked
package org.curbstop.orders;
