// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/worker_pool.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <deque>
#include <new>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "corpus/descriptor.h"
#include "corpus/input_file.h"
#include "corpus/message_channel.h"
#include "corpus/sandbox.h"

namespace arising::corpus {

namespace {

using Clock = std::chrono::steady_clock;

// A reply on the channel: a line that says what of the sandbox is missing (mostly empty), then one of these, then
// bytes.
constexpr std::size_t longest_notice = 4096;
constexpr char reply_mark = '+';
constexpr char failure_mark = '-';
constexpr char exhausted_mark = '!';  ///< a failure, and this process should not be used again

std::string seconds_of(std::chrono::milliseconds time) {
    const auto milliseconds = time.count();
    std::string text = std::to_string(milliseconds / 1000);
    if (milliseconds % 1000 != 0) {
        text += "." + std::to_string(milliseconds % 1000 + 1000).substr(1, 1);
    }
    return text + " s";
}

std::chrono::seconds whole_seconds(std::chrono::milliseconds time) {
    return std::chrono::ceil<std::chrono::seconds>(time);
}

std::chrono::milliseconds longest_time(const WorkerOptions& options) {
    const auto most = std::max_element(options.more_time.begin(), options.more_time.end());
    return options.timeout + (most == options.more_time.end() ? std::chrono::milliseconds(0) : *most);
}

// ---- in the worker ----

std::string answer(const Request& request, const ReadInput& read, const WorkerOptions& options) {
    try {
        if (options.before_document) {
            options.before_document(request.path);
        }
        std::string frame = reply_mark + read(request.file.get(), request.path);
        if (frame.size() > options.reply_limit) {
            return failure_mark + std::string("it gives more than ") + std::to_string(options.reply_limit >> 20U) +
                   " MiB of results";
        }
        return frame;
    } catch (const std::bad_alloc&) {
        return exhausted_mark + std::string("the reader ran out of memory (limit ") +
               std::to_string(options.memory_limit >> 20U) + " MiB)";
    } catch (const std::exception& error) {
        return failure_mark + std::string("the reader failed: ") + error.what();
    }
}

/// _exit, not exit: the parent's buffers and at-exit handlers were copied by fork() and are not ours to run.
[[noreturn]] void serve(const Descriptor& channel, const ReadInput& read, const WorkerOptions& options) {
    if (options.before_sandbox) {
        options.before_sandbox();
    }
    std::string notice = enter_sandbox(channel.get(), {options.memory_limit});
    const std::chrono::seconds longest = whole_seconds(longest_time(options));
    while (std::optional<Request> request = receive_request(channel.get())) {
        const std::string unlimited = limit_cpu(longest);  // the parent's clock knows the limit of this one file
        notice += (notice.empty() || unlimited.empty() ? "" : "; ") + unlimited;
        if (!send_reply(channel.get(), notice + '\n' + answer(*request, read, options))) {
            break;
        }
        notice.clear();
    }
    _exit(0);
}

// ---- in the parent ----

struct Worker {
    pid_t process = -1;
    Descriptor channel;
    ReplyReader reader;
    std::optional<std::size_t> input;  ///< what it is reading; nothing = idle
    Clock::time_point deadline;
};

class Pool {
public:
    Pool(const std::vector<Input>& inputs, const ReadInput& read, const WorkerOptions& options,
         const std::function<void(std::size_t, WorkResult)>& on_result)
        : inputs_(inputs), read_(read), options_(options), on_result_(on_result) {}
    Pool(const Pool&) = delete;  // owns processes
    Pool& operator=(const Pool&) = delete;

    ~Pool() {
        for (Worker& worker : workers_) {
            stop(worker);
        }
    }

    void run() {
        const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t wanted = std::min(options_.jobs == 0 ? cores : options_.jobs, inputs_.size());
        while (done_ < inputs_.size()) {
            if (options_.should_stop && options_.should_stop()) {
                throw Stopped();
            }
            hand_out(wanted);
            wait_for_news();
        }
    }

private:
    // -- work --

    struct Opened {
        std::size_t input;
        Descriptor file;
    };

    void finish(std::size_t input, WorkResult result) {
        ++done_;
        on_result_(input, std::move(result));
    }

    /// Keeps a few files open ahead of the workers, so that the disk reads while the processors parse.
    void open_ahead(std::size_t wanted) {
        while (opened_.size() < wanted && next_ < inputs_.size()) {
            const std::size_t input = next_++;
            OpenedInput opened = options_.open ? options_.open(input) : open_input(inputs_[input]);
            if (opened.file) {
                opened_.push_back({input, std::move(opened.file)});
            } else {
                finish(input, {{}, std::move(opened.problem)});
            }
        }
    }

    void hand_out(std::size_t wanted) {
        open_ahead(wanted);
        while (!opened_.empty()) {
            Worker* worker = idle_worker(wanted);
            if (worker == nullptr) {
                return;
            }
            if (!send_request(worker->channel.get(), inputs_[opened_.front().input].path, opened_.front().file.get())) {
                remove(*worker);  // it died while it was idle; no file is to blame
                continue;
            }
            worker->input = opened_.front().input;
            worker->deadline = Clock::now() + time_for(*worker->input);
            opened_.pop_front();
            open_ahead(wanted);
        }
    }

    void wait_for_news() {
        std::vector<pollfd> waiting;
        for (const Worker& worker : workers_) {
            waiting.push_back({worker.channel.get(), POLLIN, 0});
        }
        if (waiting.empty() || poll(waiting.data(), waiting.size(), milliseconds_to_wait()) < 0) {
            return;
        }
        // From the back: a worker that is taken away does not move those still to be looked at.
        for (std::size_t i = waiting.size(); i-- > 0;) {
            if (waiting[i].revents != 0) {
                hear(workers_[i]);
            } else if (workers_[i].input && Clock::now() >= workers_[i].deadline) {
                fail(workers_[i], took_too_long(*workers_[i].input));
            }
        }
    }

    [[nodiscard]] int milliseconds_to_wait() const {
        std::optional<Clock::time_point> first;
        for (const Worker& worker : workers_) {
            if (worker.input && (!first || worker.deadline < *first)) {
                first = worker.deadline;
            }
        }
        if (!first) {
            return 0;
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*first - Clock::now()).count();
        return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1000));
    }

    void hear(Worker& worker) {
        switch (worker.reader.read_some(worker.channel.get())) {
            case ReplyReader::State::incomplete:
                return;
            case ReplyReader::State::complete:
                return take_reply(worker);
            case ReplyReader::State::too_long:
                return fail(worker, "the reader gave an answer that is too long");
            case ReplyReader::State::closed:
                return bury(worker);
        }
    }

    void take_reply(Worker& worker) {
        std::string frame = worker.reader.take();
        const std::size_t line_end = frame.find('\n');
        if (!worker.input || line_end == std::string::npos || line_end + 1 == frame.size()) {
            return fail(worker, "the reader gave an empty answer");
        }
        pass_on(frame.substr(0, line_end));
        const std::size_t input = *std::exchange(worker.input, std::nullopt);
        const char mark = frame[line_end + 1];
        frame.erase(0, line_end + 2);
        if (mark == exhausted_mark) {
            remove(worker);
        }
        finish(input, mark == reply_mark ? WorkResult{std::move(frame), {}} : WorkResult{{}, std::move(frame)});
    }

    void pass_on(const std::string& notice) {
        if (!notice.empty() && notices_.insert(notice).second && options_.on_notice) {
            options_.on_notice(notice);
        }
    }

    // -- workers --

    Worker* idle_worker(std::size_t wanted) {
        for (Worker& worker : workers_) {
            if (!worker.input) {
                return &worker;
            }
        }
        return workers_.size() < wanted && start_worker() ? &workers_.back() : nullptr;
    }

    /// Fewer workers than wanted are no error; none at all is.
    bool start_worker() {
        auto [ours, theirs] = make_channel();
        const pid_t parent = getpid();
        const pid_t process = fork();
        if (process == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (getppid() != parent) {
                _exit(0);
            }
            ours.reset();
            serve(theirs, read_, options_);
        }
        if (process < 0) {
            if (workers_.empty()) {
                throw std::system_error(errno, std::generic_category(), "no worker process can be started");
            }
            return false;
        }
        workers_.push_back(
            {process, std::move(ours), ReplyReader(options_.reply_limit + longest_notice), std::nullopt, {}});
        return true;
    }

    static int stop(Worker& worker) {
        int status = 0;
        kill(worker.process, SIGKILL);
        while (waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

    void remove(Worker& worker) {
        stop(worker);
        workers_.erase(workers_.begin() + (&worker - workers_.data()));
    }

    void fail(Worker& worker, std::string why) {
        const std::optional<std::size_t> input = worker.input;
        remove(worker);
        if (input) {
            finish(*input, {{}, std::move(why)});
        }
    }

    /// The channel is closed: the process is ending or has ended by itself, so its own status is worth waiting for.
    void bury(Worker& worker) {
        int status = 0;
        while (waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
        }
        const std::optional<std::size_t> input = worker.input;
        workers_.erase(workers_.begin() + (&worker - workers_.data()));
        if (input) {
            finish(*input, {{}, cause_of_death(status, *input)});
        }
    }

    [[nodiscard]] std::chrono::milliseconds time_for(std::size_t input) const {
        return options_.timeout +
               (input < options_.more_time.size() ? options_.more_time[input] : std::chrono::milliseconds(0));
    }

    [[nodiscard]] std::string took_too_long(std::size_t input) const {
        return "the reader took longer than " + seconds_of(time_for(input));
    }

    [[nodiscard]] std::string cause_of_death(int status, std::size_t input) const {
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
            return took_too_long(input);
        }
        if (WIFSIGNALED(status)) {
            return "the reader crashed (signal " + std::to_string(WTERMSIG(status)) + ")";
        }
        return "the reader gave up (exit status " + std::to_string(WEXITSTATUS(status)) + ", perhaps out of memory)";
    }

    const std::vector<Input>& inputs_;
    const ReadInput& read_;
    const WorkerOptions& options_;
    const std::function<void(std::size_t, WorkResult)>& on_result_;

    std::vector<Worker> workers_;
    std::deque<Opened> opened_;
    std::set<std::string> notices_;
    std::size_t next_ = 0;
    std::size_t done_ = 0;
};

}  // namespace

void run_in_workers(const std::vector<Input>& inputs, const ReadInput& read, const WorkerOptions& options,
                    const std::function<void(std::size_t, WorkResult)>& on_result) {
    Pool(inputs, read, options, on_result).run();
}

}  // namespace arising::corpus
