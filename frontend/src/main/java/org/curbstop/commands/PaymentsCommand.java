package org.curbstop.commands;

import org.curbstop.payments.PaymentStateDiagram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the payment state machine from the function that implements it. */
@Command(name = "payments", mixinStandardHelpOptions = true,
        description = "Draw the payment state machine from the code that implements it.")
final class PaymentsCommand implements Runnable {

    enum DiagramFormat { MERMAID, DOT }

    @Option(names = "--draw", arity = "0..1", fallbackValue = "MERMAID", defaultValue = "MERMAID", description = "MERMAID (default) or DOT")
    private DiagramFormat form = DiagramFormat.MERMAID;

    @Override
    public void run() {
        System.out.print(form == DiagramFormat.DOT ? PaymentStateDiagram.dot() : PaymentStateDiagram.mermaid());
    }
}
