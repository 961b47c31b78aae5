// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/requests.h"
#include "interop/importplan.h"
#include "interop/importtext.h"
#include "interop/requesttext.h"

using namespace berth;

namespace {

RequestFields form()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("image"));
    fields.set(FieldId::Label, QStringLiteral("label"));
    fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("A"), QStringLiteral("b"))});
    fields.set(FieldId::ArgsStr, QStringLiteral("c"));
    return fields;
}

void checkPlan(const ImportResult &import, ImportScope scope, const QString &text)
{
    const RequestFields now = form();
    const ImportPlan plan = planImport(import, now, 5, scope);
    fuzz::check(plan.changes.isEmpty() == (plan.result == now), "what changes is shown", text);
    fuzz::check(plan.offerId > 0, "the offer stays", text);
    for (const ImportChange &change : plan.changes) {
        fuzz::check(!change.label.isEmpty(), "a change has a label", text);
        fuzz::check(change.before.size() <= 250 && change.after.size() <= 250, "a value is short", text);
        fuzz::check(!change.after.contains(u'\n'), "a value is one line", text);
    }
    // Applied a second time it changes nothing.
    const ImportPlan again = planImport(import, plan.result, plan.offerId, scope);
    fuzz::check(!again.changesAnything(), "a second time nothing changes", text);
    for (const RequestForm written : requestForms())
        (void)requestText(written, plan.result, 7, QUrl(QStringLiteral("https://x")), SecretPolicy::Reveal);
}

void paste(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const ImportResult result = readAnything(text);
    fuzz::checkImport(result, text);
    fuzz::check(result.kind == importKind(text), "it is read as what it is", text);
    fuzz::check(
        result.kind != ImportKind::Unknown || (result.fields.isEmpty() && result.problems.size() == 1),
        "what is not understood does nothing", text);
    for (const ImportProblem &one : result.passedOver)
        fuzz::check(
            !one.reason.isEmpty() && one.text.size() <= 200, "what is passed over has a reason", text);
    checkPlan(result, ImportScope::OnlyNamed, text);
    checkPlan(result, ImportScope::Everything, text);
}

}

BERTH_FUZZ_TARGET(paste, paste)
