package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every message that a diagram waits for is one that somebody sends. */
@Component
class UnknownMessage implements Rule {

    @Override
    public String prevents() {
        return "A case that waits for a message which nobody sends waits for ever.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element receiver : NoMessage.receivers(diagram)) {
            String message =
                    diagram.find(receiver.get("messageRef")).map(Element::name).orElse("");
            if (!message.isEmpty()
                    && !Expressions.isExpression(message)
                    && !draft.catalogue().messages().contains(message)) {
                report.error(
                        diagram.owner(receiver),
                        "Nobody sends the message '%s'.".formatted(message),
                        Nearest.suggest(message, draft.catalogue().messages())
                                + " Code tells what it sends by @Sends.");
            }
        }
    }
}
