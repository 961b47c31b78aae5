// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/presetsecrets.h"

#include <QMetaObject>
#include <QObject>

#include <memory>

namespace berth {
namespace {

// One call to the vault after the other. A step is handed what to call when it is done.
using Step = std::function<void(Vault::Done)>;

void runSteps(std::shared_ptr<QList<Step>> steps, const Vault::Done &then)
{
    if (steps->isEmpty()) {
        then({});
        return;
    }
    const Step step = steps->takeFirst();
    step([steps, then](const Expected<void, VaultError> &done) {
        if (done)
            runSteps(steps, then);
        else
            then(done);
    });
}

// `then` is never called from within the call that was given it.
void runLater(const QList<Step> &steps, QObject *context, const Vault::Done &then)
{
    auto shared = std::make_shared<QList<Step>>(steps);
    QMetaObject::invokeMethod(
        context, [shared, then] { runSteps(shared, then); }, Qt::QueuedConnection);
}

}

void PresetSecrets::fill(const Preset &preset, QObject *context, std::function<void(const Filled &)> then)
{
    auto filled = std::make_shared<Filled>();
    filled->fields = preset.fields;
    const SecretRefs refs = missingSecrets(preset.fields);
    QList<Step> steps;
    for (const SecretRef &ref : refs) {
        steps << [this, ref, filled, context, id = preset.id](const Vault::Done &done) {
            m_vault.read(presetVaultKey(id, ref.path()), context,
                [ref, filled, done](const Expected<Secret, VaultError> &answer) {
                    if (answer)
                        setSecretAt(filled->fields, ref, *answer);
                    if (!answer || answer->isEmpty())
                        filled->missing << ref;
                    if (!answer && answer.error().kind != VaultProblem::NotFound)
                        filled->error = answer.error();
                    done({}); // one that is missing does not hide the others
                });
        };
    }
    runLater(steps, context, [filled, then](const auto &) { then(*filled); });
}

void PresetSecrets::store(const Preset &preset, const SecretRefs &before, QObject *context, Vault::Done then)
{
    const SecretRefs refs = secretRefs(preset.fields);
    QList<Step> steps;
    for (const SecretRef &ref : refs) {
        const Secret value = secretAt(preset.fields, ref);
        if (value.isEmpty())
            continue;
        steps << [this, value, context, key = presetVaultKey(preset.id, ref.path())](
                     const Vault::Done &done) { m_vault.write(key, value, context, done); };
    }
    for (const SecretRef &ref : before) {
        if (refs.contains(ref))
            continue;
        steps << [this, context, key = presetVaultKey(preset.id, ref.path())](
                     const Vault::Done &done) { m_vault.remove(key, context, done); };
    }
    runLater(steps, context, then);
}

void PresetSecrets::forget(const Preset &preset, QObject *context, Vault::Done then)
{
    Preset empty;
    empty.id = preset.id;
    store(empty, secretRefs(preset.fields), context, std::move(then));
}

}
