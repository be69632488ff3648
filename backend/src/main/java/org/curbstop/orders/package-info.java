/**
 * Service orders: start, stop and move of service and visits in the field. The API: {@link org.curbstop.orders.Orders} for customers,
 * {@link org.curbstop.orders.StaffOrders} for staff, {@link org.curbstop.orders.IntakeRequests} for what only a person can decide, and the
 * values they speak in. Also open to others: {@code events}, {@code imports}, {@code appointments}, {@code deposits} and
 * {@code premises}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "policies", "audit", "accounts", "billing", "documents", "payments"})
package org.curbstop.orders;
