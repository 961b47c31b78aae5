// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errands.h"

#include "launch/launchdraft.h"
#include "store/preset.h"
#include "ui/argument.h"
#include "ui/dialogs/linkdialog.h"
#include "ui/dialogs/pasteentry.h"
#include "ui/mainwindow.h"
#include "ui/pages/rentpage.h"
#include "ui/presets/presetbar.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileOpenEvent>
#include <QMessageBox>

namespace berth {
namespace {

// Nobody clicks so often; a program that does is not kept up with.
constexpr qsizetype mostWaiting = 8;
constexpr qint64 longestFile = 1 << 20;

}

Errands::Errands(MainWindow &window, const Services &services)
    : QObject(&window)
    , m_window(window)
    , m_services(services)
{
    connect(&m_services.presets, &PresetLibrary::loaded, this, &Errands::next);
}

void Errands::start()
{
    m_started = true;
    next();
}

void Errands::take(const Errand &errand)
{
    if (m_waiting.size() >= mostWaiting)
        m_waiting.removeFirst();
    m_waiting << errand;
    next();
}

void Errands::takeHandedOver(const Errand &errand)
{
    bringToFront(errand.activation);
    take(errand);
}

void Errands::watch(QObject *application)
{
    application->installEventFilter(this);
}

bool Errands::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FileOpen) {
        if (const auto errand = errandFor(static_cast<QFileOpenEvent *>(event)->url()))
            takeHandedOver(*errand);
        else
            complain(errand.error());
        return true;
    }
    // A dialog that was waited for.
    if (event->type() == QEvent::Hide && watched->isWidgetType())
        QMetaObject::invokeMethod(this, &Errands::next, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Errands::bringToFront(const QString &activation)
{
    // Where Qt looks for it when a window asks a Wayland compositor to come to the front.
    constexpr char variable[] = "XDG_ACTIVATION_TOKEN";
    if (!activation.isEmpty())
        qputenv(variable, activation.toLatin1());
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    // These can't, and say so in the log.
    const QString platform = QGuiApplication::platformName();
    if (!platform.startsWith(QLatin1String("wayland")) && platform != QLatin1String("offscreen"))
        m_window.raise();
    QWidget *modal = QApplication::activeModalWidget();
    (modal ? modal : &m_window)->activateWindow();
    qunsetenv(variable);
}

void Errands::next()
{
    while (m_started && !m_waiting.isEmpty()) {
        if (QWidget *modal = QApplication::activeModalWidget()) {
            modal->installEventFilter(this);
            return;
        }
        // A link's preset is shown before it is opened, so the list must be there.
        if (!m_waiting.first().link.isEmpty() && !m_services.presets.isLoaded())
            return;
        perform(m_waiting.takeFirst());
    }
}

void Errands::perform(const Errand &errand)
{
    if (errand.offerId > 0 || !errand.preset.isEmpty() || !errand.file.isEmpty() || !errand.text.isEmpty()
        || !errand.link.isEmpty())
        m_window.showForm();
    RentPage *page = m_window.rentPage();
    if (errand.offerId > 0)
        m_services.draft.setOfferId(errand.offerId);
    if (!errand.preset.isEmpty())
        page->presets()->openNamed(errand.preset);
    else if (!errand.file.isEmpty())
        openFile(errand);
    else if (!errand.text.isEmpty())
        page->paste()->paste(errand.text, errand.directory);
    else if (!errand.link.isEmpty())
        openLink(errand.link);
}

// A preset says of itself that it is one; any other text is shown before something is taken over from it.
void Errands::openFile(const Errand &errand)
{
    const QString shown = QDir::toNativeSeparators(errand.file);
    QFile file(errand.file);
    if (!QFileInfo(errand.file).isFile() || !file.open(QIODevice::ReadOnly)) {
        complain(tr("%1 can't be read.").arg(shown));
        return;
    }
    const QByteArray bytes = file.read(longestFile + 1);
    if (bytes.size() > longestFile || bytes.contains('\0'))
        complain(tr("%1 is neither a preset nor a text that can be pasted.").arg(shown));
    else if (isPreset(bytes))
        m_window.rentPage()->presets()->openNamed(errand.file);
    else
        m_window.rentPage()->paste()->paste(QString::fromUtf8(bytes), errand.directory);
}

void Errands::openLink(const QString &link)
{
    auto *dialog = new LinkDialog(link, m_services.draft, m_services.presets, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, file = dialog->presetFile(), named = dialog->named()] {
        const auto rest = [this, named] {
            RequestFields fields = m_services.draft.fields();
            setLinkTemplate(fields, named.vastTemplate);
            m_services.draft.replace(fields);
            if (named.offerId > 0)
                m_services.draft.setOfferId(named.offerId);
        };
        if (file.isEmpty())
            rest();
        else
            m_window.rentPage()->presets()->choose(file, rest);
    });
    dialog->open();
}

void Errands::complain(const QString &words)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Berth"), words, QMessageBox::Ok, &m_window);
    box->setObjectName(QStringLiteral("errand.problem"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}
