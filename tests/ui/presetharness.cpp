// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presetharness.h"

#include "ui/presets/presetbar.h"
#include "ui/presets/presetdesk.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSaveFile>
#include <QTimer>
#include <QVBoxLayout>

namespace berth::test {
namespace {

constexpr int patience = 8000; // ms; without a watch the folder is looked at every five seconds

// The engine owns its keyring, and a run ends before the keyring does.
class Lent final : public Vault
{
public:
    explicit Lent(Vault &vault)
        : m_vault(vault)
    {
    }
    [[nodiscard]] QString description() const override { return m_vault.description(); }
    void read(const QString &key, QObject *context, Got then) override
    {
        m_vault.read(key, context, std::move(then));
    }
    void write(const QString &key, const Secret &value, QObject *context, Done then) override
    {
        m_vault.write(key, value, context, std::move(then));
    }
    void remove(const QString &key, QObject *context, Done then) override
    {
        m_vault.remove(key, context, std::move(then));
    }

private:
    Vault &m_vault;
};

QWidget *shown(const QString &name)
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (!top->isVisible())
            continue;
        if (top->objectName() == name)
            return top;
        for (QWidget *found : top->findChildren<QWidget *>(name)) {
            if (found->isVisible())
                return found;
        }
    }
    return nullptr;
}

// An open menu has an event loop of its own.
void whenMenuOpens(const std::function<void(QMenu *)> &act, int tries = 200)
{
    if (tries == 0)
        qFatal("the menu does not open");
    QTimer::singleShot(10, qApp, [act, tries] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget()))
            act(menu);
        else
            whenMenuOpens(act, tries - 1);
    });
}

}

QString PresetPlaces::path(const QString &file) const
{
    return dir.path() + QLatin1String("/presets/") + file;
}

QByteArray PresetPlaces::read(const QString &file) const
{
    QFile source(path(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

void PresetPlaces::write(const QString &file, const QByteArray &bytes) const
{
    QDir().mkpath(dir.path() + QLatin1String("/presets"));
    QSaveFile target(path(file));
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
        qFatal("can't write %s", qPrintable(file));
}

QString PresetPlaces::held(const Preset &preset, const char *secretPath) const
{
    return keyring.secrets.value(presetVaultKey(preset.id, QString::fromLatin1(secretPath))).reveal();
}

Preset presetOf(const QString &name, const QString &image)
{
    Preset preset;
    preset.id = newPresetId();
    preset.name = name;
    preset.fields.set(FieldId::Image, image);
    return preset;
}

Preset presetWithSecret(const QString &name)
{
    Preset preset = presetOf(name, imageOne);
    preset.fields.set(FieldId::Env, EnvRows{envVariable(QStringLiteral("HF_TOKEN"), QString(), true)});
    return preset;
}

PresetHarness::PresetHarness(PresetPlaces &places, const RequestFields &form)
    : m_engine(places.dir.path(), std::make_unique<Lent>(places.keyring),
        []() -> Expected<ApiAccount, QString> { return fail(QStringLiteral("there is none")); }, {})
    , m_window(std::make_unique<QWidget>())
{
    draft().replace(form);
    m_bar = new PresetBar(m_engine.services(), m_window.get());
    m_bar->acceptDropsOn(m_window.get());
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_bar);
    layout->addStretch();
    m_window->resize(700, 160);
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window is not shown");
    library().start();
    if (!QTest::qWaitFor([this] { return library().isLoaded(); }, patience))
        qFatal("the presets are not loaded");
    QCoreApplication::processEvents();
}

PresetHarness::~PresetHarness() = default;

PresetDesk &PresetHarness::desk()
{
    return m_bar->desk();
}

QComboBox &PresetHarness::combo()
{
    return *qobject_cast<QComboBox *>(find("preset"));
}

QStringList PresetHarness::lines()
{
    QStringList all;
    for (int row = 0; row < combo().count(); ++row)
        all << combo().itemData(row, Qt::DisplayRole).toString(); // as it is shown
    return all;
}

void PresetHarness::setSecret(const QString &name, const QString &value)
{
    draft().set(FieldId::Env, EnvRows{envVariable(name, value, true)});
}

QString PresetHarness::secret(const QString &name)
{
    return secretAt(draft().fields(), {FieldId::Env, name}).reveal();
}

QWidget *PresetHarness::find(const char *name) const
{
    QWidget *found = nullptr;
    if (!QTest::qWaitFor([&] { return (found = shown(QString::fromLatin1(name))) != nullptr; }, patience))
        qFatal("nothing that is seen has the name %s", name);
    return found;
}

bool PresetHarness::isShown(const char *name) const
{
    return shown(QString::fromLatin1(name)) != nullptr;
}

QString PresetHarness::text(const char *label) const
{
    return qobject_cast<QLabel *>(find(label))->text();
}

QString PresetHarness::notice() const
{
    return isShown("preset.notice") ? text("preset.notice") : QString();
}

void PresetHarness::click(const char *name)
{
    QWidget *widget = find(name);
    widget->window()->activateWindow();
    if (!QTest::qWaitForWindowActive(widget->window()) || !widget->isEnabled())
        qFatal("%s can't be clicked", name);
    QTest::mouseClick(widget, Qt::LeftButton);
    QCoreApplication::processEvents();
}

void PresetHarness::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *to = QApplication::activePopupWidget();
    if (!to)
        to = QApplication::activeModalWidget();
    if (!to)
        to = m_window.get();
    QTest::keyClick(to->focusWidget() ? to->focusWidget() : to, key, modifiers);
    QCoreApplication::processEvents();
}

void PresetHarness::type(const char *name, const QString &text)
{
    QWidget *widget = find(name);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(widget, text);
}

void PresetHarness::menuByMouse(const char *action)
{
    whenMenuOpens([action](QMenu *menu) {
        auto *found = menu->findChild<QAction *>(QString::fromLatin1(action));
        if (!found || !found->isEnabled())
            qFatal("the menu has no %s", action);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(found).center());
    });
    click("preset.menu");
}

void PresetHarness::menuByKeys(Qt::Key letter)
{
    whenMenuOpens([letter](QMenu *menu) { QTest::keyClick(menu, letter); });
    QWidget *button = find("preset.menu");
    m_window->activateWindow();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCoreApplication::processEvents();
}

bool PresetHarness::isInMenu(const char *action)
{
    bool enabled = false;
    whenMenuOpens([action, &enabled](QMenu *menu) {
        auto *found = menu->findChild<QAction *>(QString::fromLatin1(action));
        enabled = found && found->isEnabled();
        menu->close();
    });
    click("preset.menu");
    return enabled;
}

void PresetHarness::chooseByKeys(const QString &part)
{
    m_window->activateWindow();
    combo().setFocus();
    QTest::keyClick(&combo(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&combo(), part);
    QWidget *popup = QApplication::activePopupWidget();
    QTest::keyClick(popup ? popup : &combo(), Qt::Key_Return);
    QCoreApplication::processEvents();
}

void PresetHarness::chooseByMouse(const QString &part)
{
    combo().showPopup();
    QAbstractItemView *list = combo().view();
    if (!QTest::qWaitFor([list] { return list->isVisible(); }, patience))
        qFatal("the list does not open");
    const QAbstractItemModel *model = list->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (!index.data().toString().contains(part))
            continue;
        list->scrollTo(index);
        const QPoint at = list->visualRect(index).center();
        QTest::mouseMove(list->viewport(), at);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at, QApplication::doubleClickInterval());
        combo().hidePopup();
        QCoreApplication::processEvents();
        return;
    }
    qFatal("the list has no “%s”", qPrintable(part));
}

void PresetHarness::saveAs(const QString &name)
{
    menuByKeys(Qt::Key_A);
    type("preset.naming.name", name);
    click("preset.naming.yes");
    if (isShown("preset.naming"))
        qFatal("not saved: %s", qPrintable(text("preset.naming.problem")));
}

}
