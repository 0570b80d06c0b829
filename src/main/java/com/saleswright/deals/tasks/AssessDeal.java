package com.saleswright.deals.tasks;

import com.saleswright.deals.DealApprovalProcess;
import com.saleswright.deals.DealProgress;
import com.saleswright.deals.Quote;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Assess deal",
        description = "Works out discount, margin, credit and authority from the quote as it was submitted.",
        writes = {
            "customer",
            "requester",
            "amount",
            "maxLineDiscount",
            "marginPercent",
            "paymentDays",
            "creditExceeded",
            "nonStandardTerms",
            "aboveAuthority"
        })
class AssessDeal implements JavaDelegate {

    private final DealProgress progress;

    AssessDeal(DealProgress progress) {
        this.progress = progress;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Quote quote = progress.get(execution.getProcessBusinessKey());
        DealApprovalProcess.CUSTOMER.set(execution, quote.customerName());
        DealApprovalProcess.REQUESTER.set(execution, quote.owner());
        progress.assess(quote.number()).inputs().forEach(execution::setVariable);
    }
}
